import { useNames } from '../i18n/names.js'
import { useSession } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { DeploymentItem } from './DeploymentItem.js'
import { useDeploymentWords } from './words.js'

/** The shifts of whoever is signed in: what is ahead first, then what is over. */
export function MyDeployments() {
  const words = useDeploymentWords()
  const names = useNames()
  const me = useSession(({ person }) => person)
  const mine = Object.values(useRows('deployment'))
    .filter(({ person, cancelled }) => person === me && !cancelled)
    .sort((a, b) => Number(a.leftAt !== null) - Number(b.leftAt !== null) || a.reportAt - b.reportAt)
  return (
    <Section title={words.mine}>
      {mine.length === 0 && <Empty>{words.noneMine}</Empty>}
      <div className="b-items">
        {mine.map((row) => (
          <Card key={row.id} className="b-item">
            <h3 className="b-item__title">{words.helps(names(row.victim))}</h3>
            <ul className="b-plain-list">
              <DeploymentItem row={row} loan={{ lender: row.lender, victim: row.victim, kind: 'staff' }} />
            </ul>
          </Card>
        ))}
      </div>
    </Section>
  )
}
