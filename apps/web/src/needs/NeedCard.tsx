import { changeNeed, closeNeed } from '@beistand/contracts/need'
import { CLOSING_REASONS, type Need } from '@beistand/domain/need'
import type { ReactNode } from 'react'
import { CommandButton } from '../commands/CommandButton.js'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { useFormat } from '../i18n/format.js'
import { useResourceText } from '../i18n/resource-names.js'
import { useTerms } from '../i18n/terms.js'
import { useMay } from '../sync/session.js'
import { useRow } from '../sync/store.js'
import { MoreActions } from '../ui/MoreActions.js'
import { Card } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { NeedMeters } from './NeedMeters.js'
import { NeedNotes, NoteButton } from './NeedNotes.js'
import { useNeedFields, withoutEmptyNote } from './use-need-fields.js'
import { useNeedWords } from './words.js'

/** One need: what, for what, when, how far it is met, and what can be done about it. */
export function NeedCard({ need, children }: { need: Need; children: ReactNode }) {
  const words = useNeedWords()
  const terms = useTerms()
  const format = useFormat()
  const resource = useResourceText()
  const service = useRow('citizenService', need.service)
  const inhabitants = useRow('organisation', need.victim)?.inhabitants
  const { quantity, kind, window, priority, mode, note, state, reason } = need
  const details = [
    terms.priority[priority],
    service?.name,
    `${format.halfDay(window.from)} ${words.until} ${format.halfDay(window.to - 1)}`,
    kind === 'staff' && terms.mode[mode],
    resource(need),
    inhabitants && format.count(inhabitants, words.inhabitants),
  ].filter(Boolean)
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{words.heading(format.number(quantity), words.kinds[kind])}</h3>
        <span className="b-row b-row--tight">
          {state === 'closed' && <Status>{`${words.closed}${reason ? `: ${words.reasons[reason]}` : ''}`}</Status>}
          {state === 'open' && <NeedActions need={need} />}
        </span>
      </div>
      <p className="b-muted">
        {details.join(' · ')} <ActedForMark acted={need.madeFor} />
      </p>
      {note && <p className="b-text">{note}</p>}
      <NeedNotes need={need} />
      <NeedMeters need={need} />
      {children}
    </Card>
  )
}

function NeedActions({ need }: { need: Need }) {
  const words = useNeedWords()
  const fields = useNeedFields(need.kind)
  const may = useMay('need.change', { victim: need.victim })
  const { quantity, priority, window, skills, features, mode, service, maxKm, note, place } = need
  const given = { params: { need: need.id }, target: { victim: need.victim } }
  const hidden = need.kind === 'staff' ? { place, features } : { place, mode }
  if (!may) return null
  return (
    <MoreActions>
      <NoteButton need={need} />
      <CommandButton
        command={changeNeed}
        {...given}
        variant="tertiary"
        fields={fields}
        fixed={hidden}
        shape={withoutEmptyNote}
        initial={{
          ...{ quantity, priority, skills, features, mode, service, maxKm, note },
          'window.from': window.from,
          'window.to': window.to,
        }}
        label={words.change}
      />
      <CommandButton
        command={closeNeed}
        {...given}
        variant="tertiary"
        label={words.close}
        explain={words.closeExplain}
        fields={[
          {
            name: 'reason',
            kind: 'radio',
            label: words.reason,
            choices: CLOSING_REASONS.map((value) => ({ value, label: words.reasons[value] })),
          },
        ]}
      />
    </MoreActions>
  )
}
