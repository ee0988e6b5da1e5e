import { settleCallBack } from '@beistand/contracts/call-back'
import { CALL_BACK_RESULTS, type CallBack, numbersOnFile } from '@beistand/domain/call-back'
import type { Emergency } from '@beistand/domain/emergency'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { usePersonTitles } from '../i18n/persons.js'
import { Time } from '../i18n/Time.js'
import { useRow, useRows } from '../sync/store.js'
import { PhoneLink } from '../ui/PhoneLink.js'
import { Section } from '../ui/Section.js'
import { useCallBackWords } from './call-back-words.js'

/** Numbers that wait for a call-back; there only for those who see them. */
export function CallBacks({ emergency }: { emergency: Emergency }) {
  const words = useCallBackWords()
  const pending = Object.values(useRows('callBack')).filter(
    (one) => one.emergency === emergency.id && one.state === 'pending',
  )
  const titles = usePersonTitles()
  const fields = useSettleFields(emergency, pending)
  if (pending.length === 0) return null
  return (
    <Section
      title={words.title}
      actions={
        <CommandButton
          command={settleCallBack}
          params={{ emergency: emergency.id }}
          variant="primary"
          label={words.callBackSettle}
          fields={fields}
        />
      }
    >
      <ul className="b-plain-list b-stack">
        {pending.map(({ id, phone, card, enrolledBy, askedAt }) => (
          <li key={id} className="kern-body">
            {words.callBackNumber}: {phone && <PhoneLink phone={phone} />} ·{' '}
            {card !== null
              ? words.byCard
              : enrolledBy !== null
                ? `${words.byDevice} (${titles(enrolledBy) ?? ''})`
                : words.byForm}{' '}
            · <Time at={askedAt} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function useSettleFields(emergency: Emergency, pending: readonly CallBack[]): readonly FieldSpec[] {
  const words = useCallBackWords()
  const format = useFormat()
  const organisation = useRow('organisation', emergency.victim)
  const contacts = Object.values(useRows('contact'))
  const cards = useRows('card')
  const numbers = organisation ? numbersOnFile({ organisation, contacts }) : []
  const titleOf = (id: string) => contacts.find((one) => one.id === id)?.title ?? organisation?.name ?? ''
  const used = pending.filter(({ card }) => card !== null)
  return [
    {
      name: 'result',
      kind: 'radio',
      label: words.callBackResult,
      choices: CALL_BACK_RESULTS.map((value) => ({ value, label: words.callBackResults[value] })),
    },
    {
      name: 'calledOn',
      kind: 'select',
      label: words.calledOn,
      hint: numbers.length > 0 ? words.calledOnHint : words.noNumber,
      optional: true,
      choices: numbers.map(({ id, phone }) => ({ value: id, label: `${titleOf(id)}: ${phone}` })),
    },
    ...(used.length > 0
      ? [
          {
            name: 'cards',
            kind: 'checks',
            label: words.cardsUsed,
            hint: words.cardsUsedHint,
            optional: true,
            choices: used.map(({ id, card, askedAt }) => ({
              value: id,
              label: words.cardOf(cards[card ?? '']?.place ?? '?'),
              hint: format.moment(askedAt),
            })),
          } as const,
        ]
      : []),
    { name: 'note', kind: 'area', label: words.callBackNote },
  ]
}
