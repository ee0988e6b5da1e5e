import { settleCallBack } from '@beistand/contracts/call-back'
import { CALL_BACK_RESULTS } from '@beistand/domain/call-back'
import type { Emergency } from '@beistand/domain/emergency'
import { CommandButton } from '../commands/CommandButton.js'
import { Time } from '../i18n/Time.js'
import { useRows } from '../sync/store.js'
import { Section } from '../ui/Section.js'
import { useEmergencyWords } from './words.js'

/** Numbers that wait for a call-back; there only for those who see them. */
export function CallBacks({ emergency }: { emergency: Emergency }) {
  const words = useEmergencyWords()
  const pending = Object.values(useRows('callBack')).filter(
    (one) => one.emergency === emergency.id && one.state === 'pending',
  )
  if (pending.length === 0) return null
  return (
    <Section
      title={words.callBack}
      actions={
        <CommandButton
          command={settleCallBack}
          params={{ emergency: emergency.id }}
          variant="primary"
          label={words.callBackSettle}
          fields={[
            {
              name: 'result',
              kind: 'radio',
              label: words.callBackResult,
              choices: CALL_BACK_RESULTS.map((value) => ({ value, label: words.callBackResults[value] })),
            },
            { name: 'note', kind: 'area', label: words.callBackNote },
          ]}
        />
      }
    >
      <ul className="b-plain-list b-stack">
        {pending.map(({ id, phone, askedAt }) => (
          <li key={id} className="kern-body">
            {words.callBackNumber}:{' '}
            {phone && (
              <a className="kern-link" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                {phone}
              </a>
            )}{' '}
            · <Time at={askedAt} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
