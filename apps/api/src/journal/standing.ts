import { FACTOR_ROLES } from '@beistand/domain/access'
import type { By, Id } from '@beistand/domain/noun'

/** A grant that stands, with the emergencies that its organisation is involved in, and whether it is hit itself. */
export interface GrantWithInvolvements {
  readonly id: Id
  readonly person: Id
  readonly organisation: Id
  readonly role: Exclude<By['role'], 'system'>
  readonly emergencies: readonly Id[]
  /** The one emergency that the grant is for. */
  readonly emergency: Id | null
  readonly hit: boolean
}

/** SQL that says whether an organisation is hit itself, as `hits` of the emergency does. $1 is the pact. */
export const hitSql = (organisation: string) => `EXISTS (SELECT 1 FROM app.emergency e WHERE e.pact = $1
    AND e.victim = ${organisation} AND e.exercise IS NULL AND e."callBack" <> 'pending'
    AND e.phase NOT IN ('closed', 'cancelled'))`

/** Roles of whom a pact may demand a second factor, as SQL. */
export const OF_FACTOR_ROLE = `g.role IN (${FACTOR_ROLES.map((role) => `'${role}'`).join(', ')})`

/** Whether the person of a grant `g` has only a password. */
export const WITHOUT_FACTOR = `NOT EXISTS (SELECT 1 FROM app.passkey f WHERE f.identity = g.person)
    AND NOT EXISTS (SELECT 1 FROM app.totp f WHERE f.identity = g.person AND f.confirmed IS NOT NULL)`

/** Whether a grant `g` rests: its pact demands a second factor, and its person has none. */
export const BARRED = `(${OF_FACTOR_ROLE}
    AND EXISTS (SELECT 1 FROM app.pact d WHERE d.pact = g.pact AND d."factorHolds") AND ${WITHOUT_FACTOR})`

const STANDING_SELECT = `SELECT g.id, g.person, g.organisation, g.role, g.emergency,
  ARRAY(SELECT i.emergency FROM app.involvement i WHERE i.pact = $1 AND i.organisation = g.organisation AND NOT i.ended) AS emergencies,
  ${hitSql('g.organisation')} AS hit
  FROM app."grant" g WHERE g.pact = $1 AND NOT g.revoked AND NOT ${BARRED}`
/** $1 pact, $2 person */
export const STANDING = `${STANDING_SELECT} AND g.person = $2`
/** $1 pact, $2 persons */
export const STANDINGS = `${STANDING_SELECT} AND g.person = ANY($2)`

export function emergenciesOf(grants: readonly GrantWithInvolvements[]): (organisation: Id) => readonly Id[] {
  return (organisation) => grants.find((grant) => grant.organisation === organisation)?.emergencies ?? []
}
