import { useTerms } from '../i18n/terms.js'
import { actAs, signOut, useSession } from '../sync/session.js'
import { Button, LinkButton } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { Empty } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { Status } from '../ui/Status.js'
import { useSessionWords } from './words.js'

export function ChooseRole() {
  const words = useSessionWords()
  const terms = useTerms()
  const grants = useSession((session) => session.grants)
  const operator = useSession((session) => session.operator)
  return (
    <Page title={words.chooseTitle} narrow lead={<p className="kern-body">{words.chooseLead}</p>}>
      {grants.length === 0 ? (
        <Empty action={<Button onClick={() => void signOut()}>{words.signOut}</Button>}>{words.noGrants}</Empty>
      ) : (
        <ul className="b-plain-list b-stack">
          {grants.map((grant) => (
            <li key={grant.id}>
              <button type="button" className="b-card b-card--button" onClick={() => actAs(grant.id)}>
                <span>
                  <strong>{grant.title ?? terms.role[grant.role]}</strong>
                  <span className="b-muted">
                    {terms.role[grant.role]} · {grant.organisationName}
                  </span>
                  <span className="b-muted">{grant.pactName}</span>
                </span>
                {grant.demo && <Status tone="info">{terms.demo}</Status>}
                <Icon name="right" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {operator && <LinkButton to="/installation">{words.installation}</LinkButton>}
    </Page>
  )
}
