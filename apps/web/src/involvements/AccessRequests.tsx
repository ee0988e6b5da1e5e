import { answerAccess, askAccess, withdrawAccess } from '@beistand/contracts/access-request'
import type { AccessRequest, AccessRequestState } from '@beistand/domain/access-request'
import { isOpen, type Emergency } from '@beistand/domain/emergency'
import { involvementId } from '@beistand/domain/involvement'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { useSide } from '../sync/session.js'
import { useRow, useRows } from '../sync/store.js'
import { Changing } from '../ui/Changing.js'
import { Card, Section } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { useProfileField } from './use-profile-field.js'
import { useInvolvementWords } from './words.js'

const TONES: Record<AccessRequestState, Tone> = {
  asked: 'warning',
  granted: 'success',
  refused: 'neutral',
  withdrawn: 'neutral',
}

function byNeed(a: AccessRequest, b: AccessRequest): number {
  return Number(a.state !== 'asked') - Number(b.state !== 'asked') || b.askedAt - a.askedAt
}

/** What organisations asked of this victim, and what it said; seen by who asks, by the victim and by the office. */
export function AccessRequests({ emergency }: { emergency: Emergency }) {
  const words = useInvolvementWords()
  const rows = Object.values(useRows('accessRequest')).filter((one) => one.emergency === emergency.id)
  if (rows.length === 0) return null
  return (
    <Section title={words.requests}>
      <div className="b-items">
        {rows.sort(byNeed).map((row) => (
          <RequestCard key={row.id} row={row} />
        ))}
      </div>
    </Section>
  )
}

function RequestCard({ row }: { row: AccessRequest }) {
  const words = useInvolvementWords()
  const terms = useTerms()
  const names = useNames()
  const { organisation, profile, reason, state, askedAt, answer } = row
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{names(organisation)}</h3>
        <Changing value={state}>
          <Status tone={TONES[state]}>{words.states[state]}</Status>
        </Changing>
      </div>
      <p className="b-muted">
        {terms.profile[profile]} · <Time at={askedAt} /> <ActedForMark acted={row.madeFor} />
      </p>
      <p className="b-text">{reason ?? words.erased}</p>
      {answer && <p className="b-text">{answer}</p>}
      {row.movedFor && (
        <p>
          <ActedForMark acted={row.movedFor} />
        </p>
      )}
      {state === 'asked' && <RequestActions row={row} />}
    </Card>
  )
}

function answered(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, answer: body['answer'] ?? '' }
}

function RequestActions({ row }: { row: AccessRequest }) {
  const words = useInvolvementWords()
  const profile = useProfileField(words.profile)
  const { id, victim, organisation } = row
  const answer: FieldSpec = { name: 'answer', kind: 'area', label: words.answer, optional: true }
  const given = { command: answerAccess, params: { request: id }, target: { victim }, shape: answered }
  return (
    <div className="b-row">
      <CommandButton
        {...given}
        variant="primary"
        label={words.grant}
        initial={{ profile: row.profile }}
        fields={[profile, answer]}
      />
      <CommandButton {...given} label={words.refuse} fixed={{ profile: null }} fields={[answer]} />
      <CommandButton
        command={withdrawAccess}
        params={{ request: id }}
        target={{ owner: organisation }}
        variant="tertiary"
        label={words.withdraw}
      />
    </div>
  )
}

/** For an organisation that is not involved, or wants to be further; one request at a time. */
export function AskButton({ emergency }: { emergency: Emergency }) {
  const words = useInvolvementWords()
  const side = useSide() ?? ''
  const own = useRow('involvement', involvementId(emergency.id, side))
  const waiting = Object.values(useRows('accessRequest')).some(
    (one) => one.emergency === emergency.id && one.organisation === side && one.state === 'asked',
  )
  const profile = useProfileField(words.wish)
  const leads = own !== undefined && !own.ended && own.profile === 'lead'
  if (side === emergency.victim || waiting || leads || !isOpen(emergency)) return null
  return (
    <CommandButton
      command={askAccess}
      params={{ emergency: emergency.id }}
      icon="plus"
      label={words.ask}
      explain={words.askExplain}
      initial={{ profile: 'work' }}
      fields={[profile, { name: 'reason', kind: 'area', label: words.reason, hint: words.reasonHint }]}
    />
  )
}
