import type { CommandName } from '@beistand/domain/access'

/**
 * Who may do what, written by hand from the rules of the pact, and never from the code. Columns: coordinator, head, office,
 * helper, guest, observer, operator. The office's column holds for whom it acts for. A cell says in which relations of the
 * acting organisation the command is allowed:
 *
 * V victim, L lender, O owner of the entry, K keeper in the directory, I working in the emergency, `any` also without any
 * of them, `own` (after the letters) only what names the person itself, `-` never.
 */
const CELLS = `
emergency.declare         V      V      V      -      -      -  -
emergency.confirm         V      V      V      -      -      -  -
emergency.move            V      V      V      -      -      -  -
emergency.assess          V      V      V      -      -      -  -
emergency.mark            V      V      V      -      -      -  -
emergency.cancel          V      V      V      -      -      -  -
emergency.call-back       -      -      any    -      -      -  -
alarm.take-over           -      -      any    -      -      -  -
alarm.acknowledge         any    any    any    -      -      -  -
report.add                VI     VI     VI     -      -      -  -
report.narrow             O      O      O      -      -      -  -
impact.set                V      V      V      -      -      -  -
task.add                  VI     VI     VI     -      -      -  -
task.take                 VI     VI     VI     -      -      -  -
task.assign               VI     VI     VI     -      -      -  -
task.move                 VI     VI     VI     VIown  -      -  -
task.edit                 VI     VI     VI     -      -      -  -
task.narrow               O      O      O      -      -      -  -
comment.add               VI     VI     VI     VIown  VIown  -  -
decision.ask              VI     VI     VI     -      -      -  -
decision.take             -      O      O      -      -      -  -
decision.withdraw         O      O      O      -      -      -  -
decision.lapse            -      -      -      -      -      -  -
involvement.set           V      V      V      -      -      -  -
involvement.end           V      V      V      -      -      -  -
access.ask                any    any    any    -      -      -  -
access.answer             V      V      V      -      -      -  -
access.withdraw           O      O      O      -      -      -  -
organisation.register     -      -      any    -      -      -  -
organisation.change       K      K      any    -      -      -  -
membership.begin          -      -      any    -      -      -  -
membership.move           -      -      any    -      -      -  -
membership.import         -      -      any    -      -      -  -
provider.set              -      -      any    -      -      -  -
provider.fail             K      K      any    -      -      -  -
provider.assess           K      K      any    -      -      -  -
provider.restore          K      K      any    -      -      -  -
dependency.set            K      K      any    -      -      -  -
dependency.end            K      K      any    -      -      -  -
application.set           -      -      any    -      -      -  -
citizenService.set        -      -      any    -      -      -  -
contact.add               K      K      any    -      -      -  -
contact.change            K      K      any    -      -      -  -
contact.remove            K      K      any    -      -      -  -
contact.import            -      -      any    -      -      -  -
exercise.start            -      -      any    -      -      -  -
exercise.end              -      -      any    -      -      -  -
offer.make                O      O      O      -      -      -  -
offer.change              O      O      O      -      -      -  -
offer.move                O      O      O      -      -      -  -
offer.keep                O      O      O      -      -      -  -
offer.crew                O      O      O      -      -      -  -
offer.block               O      O      O      -      -      -  -
offer.unblock             O      O      O      -      -      -  -
need.open                 V      V      V      -      -      -  -
need.change               V      V      V      -      -      -  -
need.close                V      V      V      -      -      -  -
need.note                 V      V      V      -      -      -  -
need.narrow-note          O      O      O      -      -      -  -
commitment.request        V      V      V      -      -      -  -
commitment.request-all    V      V      V      -      -      -  -
commitment.offer          L      L      L      -      -      -  -
commitment.accept         VL     VL     VL     -      -      -  -
commitment.decline        VL     VL     VL     -      -      -  -
commitment.withdraw       VL     VL     VL     -      -      -  -
commitment.expire         -      -      -      -      -      -  -
commitment.overdue        -      -      -      -      -      -  -
commitment.mobilise       L      L      L      -      -      -  -
commitment.start          VL     VL     VL     -      -      -  -
commitment.release        V      V      V      -      -      -  -
commitment.recall         L      L      L      -      -      -  -
commitment.give-up        L      L      L      -      -      -  -
commitment.return         L      L      L      -      -      -  -
commitment.clear          L      L      L      -      -      -  -
extension.ask             V      V      V      -      -      -  -
extension.answer          L      L      L      -      -      -  -
precondition.add          VL     VL     VL     -      -      -  -
precondition.move         VL     VL     VL     -      -      -  -
precondition.waive        VL     VL     VL     -      -      -  -
deployment.name           VL     VL     VL     -      -      -  -
deployment.change         VL     VL     VL     -      -      -  -
deployment.cancel         VL     VL     VL     -      -      -  -
deployment.arrive         VL     VL     VL     VLown  VLown  -  -
deployment.leave          VL     VL     VL     VLown  VLown  -  -
grant.give                -      -      any    -      -      -  -
grant.revoke              -      -      any    -      -      -  -
person.erase              -      -      any    -      -      -  -
text.erase                -      -      any    -      -      -  -
grant.end                 -      -      -      -      -      -  -
pact.demand-factor        -      -      any    -      -      -  -
pact.begin-factor         -      -      -      -      -      -  -
card.issue                K      -      any    -      -      -  -
card.revoke               K      -      any    -      -      -  -
card.expire               -      -      -      -      -      -  -
wall.make                 K      -      any    -      -      -  -
wall.revoke               K      -      any    -      -      -  -
invitation.make           -      -      any    -      -      -  -
invitation.import         -      -      any    -      -      -  -
invitation.renew          -      -      any    -      -      -  -
invitation.withdraw       -      -      any    -      -      -  -
invitation.accept         -      -      -      -      -      -  -
invitation.expire         -      -      -      -      -      -  -
recovery.ask              -      -      any    -      -      -  -
recovery.verify           -      -      any    -      -      -  -
recovery.grant            -      -      any    -      -      -  -
recovery.withdraw         -      -      any    -      -      -  -
recovery.complete         -      -      -      -      -      -  -
recovery.expire           -      -      -      -      -      -  -
office.step-in            any    -      -      -      -      -  -
office.agree              any    -      -      -      -      -  -
office.stand-down         -      -      any    -      -      -  -
office.end-stand-in       -      -      -      -      -      -  -
roster.set                -      -      any    -      -      -  -
roster.remove             -      -      any    -      -      -  -
pact.let-partners-act     -      -      any    -      -      -  -
pact.found                -      -      -      -      -      -  -
`

export const RELATIONS = { V: 'victim', L: 'lender', O: 'owner', K: 'keeper', I: 'involved' } as const
export type RelationName = (typeof RELATIONS)[keyof typeof RELATIONS] | 'none'
export const ROLE_COLUMNS = ['coordinator', 'head', 'office', 'helper', 'guest', 'observer', 'operator'] as const
export type RoleColumn = (typeof ROLE_COLUMNS)[number]

/** One cell of the table: in which relations a role may do a command, and whether only to what names the person itself. */
export interface Cell {
  readonly command: string
  readonly role: RoleColumn
  readonly relations: ReadonlySet<RelationName>
  readonly own: boolean
}

const EVERY: readonly RelationName[] = ['victim', 'lender', 'owner', 'keeper', 'involved', 'none']

function cellOf(command: string, role: RoleColumn, written: string): Cell {
  if (!/^(-|any|[VLOKI]+)(own)?$/.test(written)) throw new Error(`${command} has a cell ${written}`)
  const named = Object.entries(RELATIONS).flatMap(([letter, relation]) => (written.includes(letter) ? [relation] : []))
  const relations = written === 'any' ? EVERY : named
  return { command, role, relations: new Set(relations), own: written.endsWith('own') }
}

export const EXPECTED: readonly Cell[] = CELLS.trim()
  .split('\n')
  .flatMap((line) => {
    const [command = '', ...written] = line.split(/ +/)
    if (written.length !== ROLE_COLUMNS.length) throw new Error(`${command} has ${written.length} cells`)
    return ROLE_COLUMNS.map((role, index) => cellOf(command, role, written[index] ?? ''))
  })

/** Whether the table lists a command at all. */
export function isListed(command: CommandName): boolean {
  return EXPECTED.some((cell) => cell.command === command)
}

/** What the device of an emergency card may do for the victim in its one emergency, written by hand. */
export const CARD_COMMANDS = `
emergency.confirm emergency.move emergency.assess emergency.mark emergency.cancel report.add report.narrow impact.set
task.add task.take task.assign task.move task.edit task.narrow comment.add decision.ask decision.withdraw
involvement.set involvement.end access.answer need.open need.change need.close need.note need.narrow-note
commitment.request commitment.request-all commitment.accept commitment.decline commitment.withdraw commitment.start
commitment.release extension.ask precondition.add precondition.move precondition.waive
deployment.name deployment.change deployment.cancel deployment.arrive deployment.leave
`
  .trim()
  .split(/\s+/)
