import { may } from './access.js'
import { type Commitment, isAgreed } from './commitment.js'
import { type Deployment, type DeploymentEvent, type Posting, type Shift, shiftOf } from './deployment.js'
import type { Grant } from './grant.js'
import type { By, Id, Instant } from './noun.js'
import { belongsTo, type Crew, inOtherCrew } from './offer-crew.js'
import { type Decision, refuse, type Refusal } from './refusal.js'

/**
 * What a new or changed shift must go with: all shifts of the commitment and of the person in the pact, the person's grants,
 * and the crews of the lender's offers that are not withdrawn.
 */
export interface Roster {
  readonly by: By
  readonly ofCommitment: readonly Deployment[]
  readonly ofPerson: readonly Deployment[]
  readonly grants: readonly Grant[]
  readonly crews: readonly Crew[]
}

/** Who names people: the lender its own; at a lent workstation the victim its clerks, too. */
function namer({ kind, lender, victim }: Commitment): { lender: Id } | { lender: Id; victim: Id } {
  return kind === 'workstation' ? { lender, victim } : { lender }
}

/** Names a person for a shift on an agreed commitment. */
export function namePerson(
  row: Commitment,
  { id, ...posting }: Posting & { readonly id: Id },
  roster: Roster,
): Decision<DeploymentEvent> {
  if (!may(roster.by, 'deployment.name', namer(row))) return refuse('forbidden')
  if (!isAgreed(row)) return refuse('wrong-state')
  const { emergency, lender, victim, exercise } = row
  const refusal = clash(row, posting, { ...roster, except: id })
  if (refusal) return refusal
  return [{ type: 'person-named', id, commitment: row.id, emergency, lender, victim, exercise, ...posting }]
}

/** Changes a shift that has not begun. */
export function changeDeployment(
  row: Deployment,
  posting: Posting,
  { commitment, ...roster }: Roster & { readonly commitment: Commitment },
): Decision<DeploymentEvent> {
  if (!may(roster.by, 'deployment.change', namer(commitment))) return refuse('forbidden')
  if (row.cancelled || row.arrivedAt !== null || !isAgreed(commitment)) return refuse('wrong-state')
  return (
    clash(commitment, posting, { ...roster, except: row.id }) ?? [
      { type: 'deployment-changed', id: row.id, ...posting },
    ]
  )
}

type Clash = Omit<Roster, 'by'> & { readonly except: Id }

function clash(commitment: Commitment, posting: Posting, { except, ...roster }: Clash): Refusal | null {
  if (posting.person === null && !posting.name) return refuse('person-missing')
  if (posting.until <= posting.reportAt) return refuse('ends-before-start')
  const shift = { from: posting.reportAt, to: posting.until }
  const meeting = (rows: readonly Deployment[]) =>
    rows.filter((row) => row.id !== except && !row.cancelled && meets(shiftOf(row), shift))
  if (posting.person !== null) {
    const refusal = unsuited(posting.person, commitment, { ...roster, ofPerson: meeting(roster.ofPerson) })
    if (refusal) return refusal
  }
  const most = atOnce(meeting(roster.ofCommitment).map(shiftOf), shift)
  return most >= commitment.units ? refuse('all-named', { units: commitment.units }) : null
}

/** Why a person cannot be on a shift of a commitment; `ofPerson` are its shifts at that time. */
function unsuited(person: Id, commitment: Commitment, { ofPerson, grants, crews }: Omit<Roster, 'by'>): Refusal | null {
  const { offer, exercise } = commitment
  if (!belongsTo(person, Object.values(namer(commitment)), grants)) return refuse('person-elsewhere', { person })
  if (exercise === null && inOtherCrew(person, offer, crews)) return refuse('person-in-other-offer', { person })
  const elsewhere = ofPerson.some((row) => row.person === person && row.exercise === exercise)
  return elsewhere ? refuse('person-on-shift', { person }) : null
}

function meets(a: Shift, b: Shift): boolean {
  return a.from < b.to && b.from < a.to
}

/** How many shifts run at once, at most, while one of them does. */
function atOnce(shifts: readonly Shift[], during: Shift): number {
  const moments = [during.from, ...shifts.map(({ from }) => Math.max(from, during.from))]
  return Math.max(...moments.map((at) => shifts.filter(({ from, to }) => from <= at && at < to).length))
}

/** The person arrived. Said by either side or by the person. */
export function arrive(row: Deployment, arrivedAt: Instant, { by, now }: Saying): Decision<DeploymentEvent> {
  if (!may(by, 'deployment.arrive', row)) return refuse('forbidden')
  if (row.cancelled || row.leftAt !== null) return refuse('wrong-state')
  if (row.arrivedAt === arrivedAt) return refuse('unchanged')
  if (arrivedAt > now) return refuse('in-the-future')
  return [{ type: 'person-arrived', id: row.id, arrivedAt }]
}

/** Who says it, and when. */
export interface Saying {
  readonly by: By
  readonly now: Instant
}

/** The person left, after working so many minutes; `minutes` of null takes the time between. */
export function leave(
  row: Deployment,
  { leftAt, minutes }: { readonly leftAt: Instant; readonly minutes: number | null },
  { by, now }: Saying,
): Decision<DeploymentEvent> {
  if (!may(by, 'deployment.leave', row)) return refuse('forbidden')
  if (row.cancelled || row.arrivedAt === null) return refuse('wrong-state')
  if (leftAt > now) return refuse('in-the-future')
  if (leftAt < row.arrivedAt) return refuse('ends-before-start')
  const between = Math.floor((leftAt - row.arrivedAt) / 60_000)
  return [{ type: 'person-left', id: row.id, leftAt, minutes: minutes ?? between }]
}

/** Cancels a shift that has not begun. */
export function cancelDeployment(row: Deployment, commitment: Commitment, by: By): Decision<DeploymentEvent> {
  if (!may(by, 'deployment.cancel', namer(commitment))) return refuse('forbidden')
  if (row.cancelled) return refuse('unchanged')
  if (row.arrivedAt !== null) return refuse('wrong-state')
  return [{ type: 'deployment-cancelled', id: row.id }]
}
