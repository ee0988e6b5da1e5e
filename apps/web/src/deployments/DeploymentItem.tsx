import { arrive, cancelDeployment, changeDeployment, leave } from '@beistand/contracts/deployment'
import type { Commitment } from '@beistand/domain/commitment'
import { restWarnings, shiftOf, type Deployment } from '@beistand/domain/deployment'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { ExerciseOf } from '../i18n/ExerciseOf.js'
import { Time } from '../i18n/Time.js'
import { useRows } from '../sync/store.js'
import { Status } from '../ui/Status.js'
import { usePostingFields, withTexts } from './use-posting-fields.js'
import { useDeploymentWords } from './words.js'

interface Props {
  row: Deployment
  /** Whose loan it is, and of what kind, for who may name people. */
  loan: Pick<Commitment, 'lender' | 'victim' | 'kind'>
}

/** One shift of one person. */
export function DeploymentItem({ row, loan }: Props) {
  const words = useDeploymentWords()
  const format = useFormat()
  const person = usePersonTitle(row)
  const state = row.cancelled
    ? 'cancelled'
    : row.leftAt !== null
      ? 'left'
      : row.arrivedAt !== null
        ? 'there'
        : 'planned'
  return (
    <li>
      <div className="b-row b-row--tight">
        <strong>{person}</strong>
        <ExerciseOf exercise={row.exercise} />
        <Status tone={state === 'there' ? 'success' : state === 'planned' ? 'info' : 'neutral'}>{words[state]}</Status>
        <span className="b-muted">
          <Time at={row.reportAt} /> {words.to} <Time at={row.until} />
          {[row.place, row.contact].filter(Boolean).map((one) => ` · ${one}`)}
          {row.minutes !== null && ` · ${words.hours(format.number(Math.round(row.minutes / 6) / 10))}`}
        </span>
      </div>
      <Warnings row={row} />
      <DeploymentActions row={row} loan={loan} />
    </li>
  )
}

/** A function; where the roles of others are not seen, as by a card's device, whose person it is. */
function usePersonTitle({ person, name, lender }: Deployment): string {
  const words = useDeploymentWords()
  const names = useNames()
  const terms = useTerms()
  const grants = useRows('grant')
  const grant = Object.values(grants).find((one) => one.person === person)
  if (name) return name
  if (grant) return grant.title ?? terms.role[grant.role]
  return person === null ? words.nobody : `${terms.role.helper}, ${names(lender)}`
}

/** Warned, not refused: too little rest or too long a day. */
function Warnings({ row }: { row: Deployment }) {
  const words = useDeploymentWords()
  const rows = useRows('deployment')
  if (row.person === null || row.cancelled) return null
  const shifts = Object.values(rows).filter(({ person, cancelled }) => person === row.person && !cancelled)
  const { from, to } = shiftOf(row)
  const mine = restWarnings(shifts.map(shiftOf)).filter(({ at }) => at >= from - 86_400_000 && at <= to)
  return (
    <div className="b-row b-row--tight">
      {mine.some(({ code }) => code === 'rest-below-11-hours') && <Status tone="warning">{words.rest}</Status>}
      {mine.some(({ code }) => code === 'day-above-10-hours') && <Status tone="warning">{words.long}</Status>}
    </div>
  )
}

function DeploymentActions({ row, loan }: Props) {
  const words = useDeploymentWords()
  const fields = usePostingFields(loan)
  const { id, lender, victim, person, name, reportAt, until, place, contact } = row
  if (row.cancelled || row.leftAt !== null) return null
  const params = { deployment: id }
  const sides = { lender, victim, person }
  const namer = loan.kind === 'workstation' ? { lender, victim } : { lender }
  if (row.arrivedAt !== null)
    return (
      <CommandButton
        command={leave}
        {...{ params }}
        target={sides}
        label={words.leave}
        fields={[{ name: 'minutes', kind: 'number', label: words.minutes, optional: true }]}
      />
    )
  return (
    <div className="b-row">
      <CommandButton command={arrive} {...{ params }} target={sides} label={words.arrive} />
      <CommandButton
        command={changeDeployment}
        {...{ params, fields }}
        target={namer}
        variant="tertiary"
        label={words.change}
        shape={withTexts}
        initial={{ person, name, reportAt, until, place, contact }}
      />
      <CommandButton
        command={cancelDeployment}
        {...{ params }}
        target={namer}
        variant="tertiary"
        label={words.cancel}
      />
    </div>
  )
}
