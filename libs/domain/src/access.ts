import type { By, Id, Key, Role } from './noun.js'

/**
 * The relation that a command asks of the acting organisation. `pact`: any organisation with a grant here; `keeper`: one
 * that looks after an entry of the directory, which the pact office does for all.
 */
type Relation = 'pact' | 'keeper' | 'victim' | 'owner' | 'lender' | 'side' | 'involved'

interface Rule {
  readonly roles: readonly Role[]
  readonly relation: Relation
}

/** Whom a command concerns, as far as its rule asks. A side is the victim or the lender of a loan. */
export interface Target {
  readonly victim?: Id
  readonly owner?: Id
  readonly lender?: Id
  readonly involved?: readonly Id[]
  readonly keepers?: readonly Id[]
  /** Who does it, if anyone. Helpers and guests act on what is theirs only. */
  readonly person?: Id | null
}

const speakers = ['coordinator', 'head', 'office'] as const
/** With the device of an emergency card, which sees one emergency only and so acts in no other. */
const withCard = [...speakers, 'card'] as const
/** Roles that speak for an organisation: those of which a pact may ask a second factor. */
export const FACTOR_ROLES: readonly Role[] = speakers
const LIMITED: readonly Role[] = ['helper', 'guest']

/** Who may do what. The one table; `may` is the only reader. */
const RULES = {
  'emergency.declare': { roles: speakers, relation: 'victim' },
  'emergency.confirm': { roles: withCard, relation: 'victim' },
  'emergency.move': { roles: withCard, relation: 'victim' },
  'emergency.assess': { roles: withCard, relation: 'victim' },
  'emergency.mark': { roles: withCard, relation: 'victim' },
  'emergency.cancel': { roles: withCard, relation: 'victim' },
  'report.add': { roles: withCard, relation: 'involved' },
  'report.narrow': { roles: withCard, relation: 'owner' },
  'emergency.call-back': { roles: ['office'], relation: 'pact' },
  'alarm.take-over': { roles: ['office'], relation: 'pact' },
  'alarm.acknowledge': { roles: speakers, relation: 'pact' },
  'impact.set': { roles: withCard, relation: 'victim' },
  'task.add': { roles: withCard, relation: 'involved' },
  'task.take': { roles: withCard, relation: 'involved' },
  'task.assign': { roles: withCard, relation: 'involved' },
  'task.move': { roles: [...withCard, 'helper'], relation: 'involved' },
  'task.edit': { roles: withCard, relation: 'involved' },
  'task.narrow': { roles: withCard, relation: 'owner' },
  'comment.add': { roles: [...withCard, 'helper', 'guest'], relation: 'involved' },
  'decision.ask': { roles: withCard, relation: 'involved' },
  'decision.take': { roles: ['head', 'office'], relation: 'owner' },
  'decision.withdraw': { roles: withCard, relation: 'owner' },
  'decision.lapse': { roles: [], relation: 'pact' },
  'involvement.set': { roles: withCard, relation: 'victim' },
  'involvement.end': { roles: withCard, relation: 'victim' },
  'access.ask': { roles: speakers, relation: 'pact' },
  'access.answer': { roles: withCard, relation: 'victim' },
  'access.withdraw': { roles: speakers, relation: 'owner' },
  'organisation.register': { roles: ['office'], relation: 'pact' },
  'organisation.change': { roles: speakers, relation: 'keeper' },
  'membership.begin': { roles: ['office'], relation: 'pact' },
  'membership.move': { roles: ['office'], relation: 'pact' },
  'membership.import': { roles: ['office'], relation: 'pact' },
  'provider.set': { roles: ['office'], relation: 'pact' },
  'provider.fail': { roles: speakers, relation: 'keeper' },
  'provider.assess': { roles: speakers, relation: 'keeper' },
  'provider.restore': { roles: speakers, relation: 'keeper' },
  'dependency.set': { roles: speakers, relation: 'keeper' },
  'dependency.end': { roles: speakers, relation: 'keeper' },
  'application.set': { roles: ['office'], relation: 'pact' },
  'citizenService.set': { roles: ['office'], relation: 'pact' },
  'contact.add': { roles: speakers, relation: 'keeper' },
  'contact.change': { roles: speakers, relation: 'keeper' },
  'contact.remove': { roles: speakers, relation: 'keeper' },
  'contact.import': { roles: ['office'], relation: 'pact' },
  'exercise.start': { roles: ['office'], relation: 'pact' },
  'exercise.end': { roles: ['office'], relation: 'pact' },
  'offer.make': { roles: speakers, relation: 'owner' },
  'offer.change': { roles: speakers, relation: 'owner' },
  'offer.move': { roles: speakers, relation: 'owner' },
  'offer.keep': { roles: speakers, relation: 'owner' },
  'offer.crew': { roles: speakers, relation: 'owner' },
  'offer.block': { roles: speakers, relation: 'owner' },
  'offer.unblock': { roles: speakers, relation: 'owner' },
  'need.open': { roles: withCard, relation: 'victim' },
  'need.change': { roles: withCard, relation: 'victim' },
  'need.close': { roles: withCard, relation: 'victim' },
  'need.note': { roles: withCard, relation: 'victim' },
  'need.narrow-note': { roles: withCard, relation: 'owner' },
  'commitment.request': { roles: withCard, relation: 'victim' },
  'commitment.request-all': { roles: withCard, relation: 'victim' },
  'commitment.offer': { roles: speakers, relation: 'lender' },
  'commitment.accept': { roles: withCard, relation: 'side' },
  'commitment.decline': { roles: withCard, relation: 'side' },
  'commitment.withdraw': { roles: withCard, relation: 'side' },
  'commitment.expire': { roles: [], relation: 'pact' },
  'commitment.overdue': { roles: [], relation: 'pact' },
  'commitment.mobilise': { roles: speakers, relation: 'lender' },
  'commitment.start': { roles: withCard, relation: 'side' },
  'commitment.release': { roles: withCard, relation: 'victim' },
  'commitment.recall': { roles: speakers, relation: 'lender' },
  'commitment.give-up': { roles: speakers, relation: 'lender' },
  'commitment.return': { roles: speakers, relation: 'lender' },
  'commitment.clear': { roles: speakers, relation: 'lender' },
  'extension.ask': { roles: withCard, relation: 'victim' },
  'extension.answer': { roles: speakers, relation: 'lender' },
  'precondition.add': { roles: withCard, relation: 'side' },
  'precondition.move': { roles: withCard, relation: 'side' },
  'precondition.waive': { roles: withCard, relation: 'side' },
  'deployment.name': { roles: withCard, relation: 'side' },
  'deployment.change': { roles: withCard, relation: 'side' },
  'deployment.cancel': { roles: withCard, relation: 'side' },
  'deployment.arrive': { roles: [...withCard, 'helper', 'guest'], relation: 'side' },
  'deployment.leave': { roles: [...withCard, 'helper', 'guest'], relation: 'side' },
  'grant.give': { roles: ['office'], relation: 'pact' },
  'grant.revoke': { roles: ['office'], relation: 'pact' },
  'person.erase': { roles: ['office'], relation: 'pact' },
  'text.erase': { roles: ['office'], relation: 'pact' },
  'grant.end': { roles: [], relation: 'pact' },
  'card.issue': { roles: ['coordinator', 'office'], relation: 'keeper' },
  'card.revoke': { roles: ['coordinator', 'office'], relation: 'keeper' },
  'card.expire': { roles: [], relation: 'pact' },
  'wall.make': { roles: ['coordinator', 'office'], relation: 'keeper' },
  'wall.revoke': { roles: ['coordinator', 'office'], relation: 'keeper' },
  'invitation.make': { roles: ['office'], relation: 'pact' },
  'invitation.import': { roles: ['office'], relation: 'pact' },
  'invitation.renew': { roles: ['office'], relation: 'pact' },
  'invitation.withdraw': { roles: ['office'], relation: 'pact' },
  'invitation.accept': { roles: [], relation: 'pact' },
  'invitation.expire': { roles: [], relation: 'pact' },
  'recovery.ask': { roles: ['office'], relation: 'pact' },
  'recovery.verify': { roles: ['office'], relation: 'pact' },
  'recovery.grant': { roles: ['office'], relation: 'pact' },
  'recovery.withdraw': { roles: ['office'], relation: 'pact' },
  'recovery.complete': { roles: [], relation: 'pact' },
  'recovery.expire': { roles: [], relation: 'pact' },
  'office.step-in': { roles: ['coordinator'], relation: 'pact' },
  'office.agree': { roles: ['coordinator'], relation: 'pact' },
  'office.stand-down': { roles: ['office'], relation: 'pact' },
  'office.end-stand-in': { roles: [], relation: 'pact' },
  'roster.set': { roles: ['office'], relation: 'pact' },
  'roster.remove': { roles: ['office'], relation: 'pact' },
  'pact.let-partners-act': { roles: ['office'], relation: 'pact' },
  'pact.found': { roles: [], relation: 'pact' },
  'pact.demand-factor': { roles: ['office'], relation: 'pact' },
  'pact.begin-factor': { roles: [], relation: 'pact' },
} as const satisfies Record<string, Rule>

/**
 * What a coordinator of a partner may do for a victim that cannot, where the pact allows it: declare, say what is, ask for
 * help and answer it. Nothing that ends or marks an emergency, lets others in, or commits anybody's people.
 */
const FOR_NEIGHBOURS: readonly string[] = [
  'emergency.declare',
  'emergency.confirm',
  'emergency.assess',
  'report.add',
  'impact.set',
  'need.open',
  'need.change',
  'commitment.request',
  'commitment.accept',
  'commitment.decline',
]

export type CommandName = keyof typeof RULES
export const COMMANDS = Object.keys(RULES) as readonly CommandName[]

/** The organisation in whose name someone acts: the one acted for, else the own. */
export function side(by: By): Id {
  return by.for ?? by.organisation
}

/** Whether a partner acts for another organisation, which `partnersMayAct` has to allow beside. */
export function actsAsPartner({ for: other, role }: Pick<By, 'for' | 'role'>): boolean {
  return other !== null && role === 'coordinator'
}

/** Whether an actor may do a command to a target. The only place that decides. */
export function may(by: By, command: CommandName, target: Target = {}): boolean {
  const rule: Rule = RULES[command]
  if (by.role === 'system') return true
  if (!rule.roles.includes(by.role)) return false
  if (actsAsPartner(by) && !(FOR_NEIGHBOURS.includes(command) && target.victim === by.for)) return false
  if (by.for !== null && by.role !== 'office' && by.role !== 'coordinator') return false
  if (LIMITED.includes(by.role) && target.person !== undefined && target.person !== by.person) return false
  if (rule.relation === 'keeper' && by.role === 'office') return true
  return related(side(by), rule.relation, target)
}

function related(organisation: Id, relation: Relation, target: Target): boolean {
  switch (relation) {
    case 'pact':
      return true
    case 'keeper':
      return (target.keepers ?? []).includes(organisation)
    case 'victim':
      return organisation === target.victim
    case 'owner':
      return organisation === target.owner
    case 'lender':
      return organisation === target.lender
    case 'side':
      return organisation === target.victim || organisation === target.lender
    case 'involved':
      return organisation === target.victim || (target.involved ?? []).includes(organisation)
  }
}

/** A person's grant as far as it decides who sees and who may. */
export interface Standing {
  readonly organisation: Id
  readonly role: Role
  /** Whether the organisation is hit itself, see `hits` of the emergency. */
  readonly hit: boolean
  /** The one emergency that a `card` is for. */
  readonly emergency?: Id | null
}

/** What a grant makes of a person now. The office of a hit organisation rests: until the end it reads and does no more. */
export function roleNow({ role, hit }: Standing): Role {
  return role === 'office' && hit ? 'observer' : role
}

const FOLLOWS_THE_PACT: readonly Role[] = ['coordinator', 'head', 'observer', 'office']

/**
 * The keys of a viewer: everything that this person is shown meets one of them. No row carries that of a wall screen.
 * `involvedIn(X)` are the emergencies that organisation X is involved in.
 */
export function keysOf(
  person: Id,
  standings: readonly Standing[],
  involvedIn: (organisation: Id) => readonly Id[],
): Key[] {
  if (standings.some(({ role }) => role === 'wall')) return ['wall']
  const keys = new Set<Key>([`person:${person}`])
  for (const standing of standings) {
    const { organisation } = standing
    const role = roleNow(standing)
    if (role === 'operator') continue
    keys.add('all')
    if (role === 'card' && standing.emergency)
      keys.add(`emergency:${standing.emergency}`).add(`card:${standing.emergency}`).add('offers')
    if (role === 'office') keys.add('office')
    if (!FOLLOWS_THE_PACT.includes(role)) continue
    keys.add('pact').add(`org:${organisation}`)
    for (const emergency of involvedIn(organisation)) keys.add(`emergency:${emergency}`)
  }
  return [...keys].sort()
}

export function meets(audience: readonly Key[], keys: ReadonlySet<Key>): boolean {
  return audience.some((key) => keys.has(key))
}
