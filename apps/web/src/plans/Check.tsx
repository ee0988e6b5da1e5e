import { certificate } from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import { useFormat } from '../i18n/format.js'
import { Alert } from '../ui/Alert.js'
import { Facts } from '../ui/Facts.js'
import { AdviceDialog } from './AdviceDialog.js'
import { usePlanWords } from './words.js'

/** The server's own proof of a plan. */
export function Check({ world, onClose }: { world: Id | null; onClose: () => void }) {
  const words = usePlanWords()
  const format = useFormat()
  const path = `/plans/certificate${world ? `?world=${world}` : ''}`
  const facts = ['feasible', 'coverageOptimal', 'fairnessOptimal'] as const
  return (
    <AdviceDialog title={words.checkTitle} path={path} schema={certificate} onClose={onClose}>
      {(told) => {
        const proven = facts.every((fact) => told[fact])
        return (
          <>
            <Alert tone={proven ? 'success' : 'warning'} title={proven ? words.proven : words.notProven} />
            <Facts
              facts={facts.map((fact) => ({ term: words.facts[fact], value: told[fact] ? words.yes : words.no }))}
            />
            {told.issues.length > 0 && (
              <>
                <h3 className="b-part__title">{words.issues}</h3>
                <ul className="b-bullets" lang="en">
                  {told.issues.map((issue) => (
                    <li key={issue}>{issue}</li>
                  ))}
                </ul>
              </>
            )}
            <p>{words.checkExplain}</p>
            <p className="b-muted">{words.version(format.number(told.version))}</p>
          </>
        )
      }}
    </AdviceDialog>
  )
}
