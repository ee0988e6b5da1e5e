import { askDecision, takeDecision, withdrawDecision } from '@beistand/contracts/decision'
import {
  addReport,
  assessEmergency,
  cancelEmergency,
  confirmEmergency,
  declareEmergency,
  moveEmergency,
  narrowReport,
  shareEmergency,
  unshareEmergency,
} from '@beistand/contracts/emergency'
import type * as contract from '@beistand/contracts/emergency'
import { giveRole, revokeRole } from '@beistand/contracts/grant'
import { addComment, addTask, assignTask, editTask, moveTask, narrowTask, takeTask } from '@beistand/contracts/task'
import { EMERGENCY_KINDS, PHASES, SEVERITIES } from '@beistand/domain/emergency'
import { PROFILES } from '@beistand/domain/involvement'
import { TASK_MOVES } from '@beistand/domain/task'
import type * as z from 'zod/mini'
import { anyOf, type Move, to, type Turn, wish } from './moves.js'

/** The one office that stays, so that roles can always be given. */
export const KEPT_GRANT = 'grant-office-06431'

type AskedCircle = z.input<typeof contract.circle>

function circle({ dice, persons }: Turn): AskedCircle {
  const named: AskedCircle = { to: 'named', persons: dice.some(persons, 3) }
  return dice.pick<AskedCircle>([{ to: 'pact' }, { to: 'involved' }, { to: 'involved' }, { to: 'office' }, named])
}

const declare: Move = ({ dice, me, secret }) =>
  wish(declareEmergency, {
    victim: me.organisation,
    kind: dice.pick(EMERGENCY_KINDS),
    severity: dice.pick(SEVERITIES),
    text: secret(),
    suspected: dice.chance(0.3),
  })

const report = to('emergency', ({ id }, turn) => {
  const audience = circle(turn)
  const tlp = audience.to === 'named' ? 'TLP:RED' : 'TLP:AMBER'
  return wish(addReport, { text: turn.secret(), tlp, circle: audience }, { emergency: id })
})

const narrow = to('report', ({ id }, { dice, persons }) =>
  wish(narrowReport, { persons: dice.some(persons, 4) }, { report: id }),
)

const share: Move = (turn) => {
  const [emergency, organisation] = [anyOf(turn, 'emergency'), anyOf(turn, 'organisation')]
  if (!emergency || !organisation) return null
  const params = { emergency: emergency.id, organisation: organisation.id }
  return wish(shareEmergency, { profile: turn.dice.pick(PROFILES) }, params)
}

const unshare = to('involvement', ({ emergency, organisation }) =>
  wish(unshareEmergency, {}, { emergency, organisation }),
)

const assess = to('emergency', ({ id }, { dice, secret }) =>
  wish(
    assessEmergency,
    {
      kind: dice.pick(EMERGENCY_KINDS),
      severity: dice.pick(SEVERITIES),
      awareAt: null,
      personalData: 'unknown',
      nextUpdateDue: null,
      disasterBy: dice.chance(0.5) ? secret() : null,
      disasterAt: null,
    },
    { emergency: id },
  ),
)

const phase = to('emergency', ({ id }, { dice }) =>
  wish(moveEmergency, { phase: dice.pick(PHASES) }, { emergency: id }),
)
const confirm = to('emergency', ({ id }) => wish(confirmEmergency, {}, { emergency: id }))
const cancel = to('emergency', ({ id }) => wish(cancelEmergency, {}, { emergency: id }))

const task = to('emergency', ({ id }, turn) => {
  const { dice, secret, me } = turn
  const audience = circle(turn)
  const tlp = audience.to === 'named' ? 'TLP:RED' : 'TLP:AMBER'
  const assignee = dice.chance(0.3) ? me.organisation : null
  return wish(addTask, { title: secret(), details: secret(), assignee, tlp, circle: audience }, { emergency: id })
})

const take = to('task', ({ id }) => wish(takeTask, {}, { task: id }))
const assign = to('task', ({ id }, turn) => {
  const assignee = anyOf(turn, 'organisation')?.id ?? null
  const person = turn.dice.chance(0.5) ? (turn.dice.pick(turn.persons) ?? null) : null
  return wish(assignTask, { assignee, person }, { task: id })
})
const move = to('task', ({ id }, { dice, secret }) => {
  return wish(moveTask, { state: dice.pick(TASK_MOVES), reason: secret() }, { task: id })
})
const edit = to('task', ({ id }, { secret }) => wish(editTask, { title: secret() }, { task: id }))
const narrowOne = to('task', ({ id }, { dice, persons }) =>
  wish(narrowTask, { persons: dice.some(persons, 4) }, { task: id }),
)
const comment = to('task', ({ id }, { secret }) => wish(addComment, { text: secret() }, { task: id }))

const question: Move = (turn) => {
  const { dice, secret, now } = turn
  const asked = anyOf(turn, 'organisation')
  if (!asked) return null
  const emergency = dice.chance(0.5) ? (anyOf(turn, 'emergency')?.id ?? null) : null
  const deadline = now + 800 + dice.below(4000)
  return wish(askDecision, { emergency, asked: asked.id, question: secret(), options: [secret(), secret()], deadline })
}
const decide = to('decision', ({ id }, { dice, secret }) =>
  wish(takeDecision, { choice: dice.below(2), note: secret() }, { decision: id }),
)
const drop = to('decision', ({ id }) => wish(withdrawDecision, {}, { decision: id }))

const give: Move = (turn) => {
  const { dice, persons, secret } = turn
  const [organisation, person] = [anyOf(turn, 'organisation'), dice.pick(persons)]
  if (!organisation || !person) return null
  const role = dice.pick(['coordinator', 'head', 'helper', 'guest', 'observer'] as const)
  return wish(giveRole, { person, organisation: organisation.id, role, title: secret() })
}
const revoke = to('grant', ({ id }) =>
  id === KEPT_GRANT ? null : wish(revokeRole, { reason: 'Ausgeschieden' }, { grant: id }),
)

/** Moves by anyone, each as often as it stands here. */
export const EMERGENCY_MOVES: readonly Move[] = [
  ...[declare, declare, report, report, report, narrow, share, share, unshare, assess],
  ...[phase, confirm, cancel, task, task, take, assign, move, edit, narrowOne, comment, comment],
  ...[question, question, decide, drop],
]

/** Moves of an office, which changes who sees what. */
export const OFFICE_MOVES: readonly Move[] = [give, give, give, revoke, revoke]
