import { acknowledgeAlarm, takeOverAlarm } from '@beistand/contracts/alarm'
import { answerAccess, askAccess, withdrawAccess } from '@beistand/contracts/access-request'
import { settleCallBack } from '@beistand/contracts/call-back'
import { askDecision, takeDecision, withdrawDecision } from '@beistand/contracts/decision'
import {
  addReport,
  assessEmergency,
  cancelEmergency,
  confirmEmergency,
  declareEmergency,
  markEmergency,
  moveEmergency,
  narrowReport,
  shareEmergency,
  unshareEmergency,
} from '@beistand/contracts/emergency'
import { setImpact } from '@beistand/contracts/impact'
import { assessFailure, failProvider, restoreProvider } from '@beistand/contracts/provider'
import { agreeToStandIn, standDown, stepIn } from '@beistand/contracts/stand-in'
import { addComment, addTask, assignTask, editTask, moveTask, narrowTask, takeTask } from '@beistand/contracts/task'
import {
  type Actor,
  coordinator,
  COUNTY,
  type Does,
  FORM_EMERGENCY,
  INVOLVED,
  LENDER,
  NOW,
  office,
  personOf,
  PROVIDER,
  VICTIM,
  WAITING,
} from './cast.js'

const HOUR = 3_600_000
const victim = { as: coordinator(VICTIM), is: { victim: [VICTIM] } }
const attack = { victim: VICTIM, kind: 'attack', severity: 'serious', text: 'Alle Bildschirme sind schwarz.' } as const
const helper: Actor = { role: 'helper', organisation: LENDER }
const guest: Actor = { role: 'guest', organisation: VICTIM }
/** Who works in the emergency, once it is shared. */
const working = { victim: [VICTIM], involved: [VICTIM, INVOLVED, LENDER] }
/** Whoever may narrow a row of an organisation, so that it stays in their sight. */
export const readersOf = (organisation: string) =>
  [coordinator(organisation), { role: 'head', organisation } as const, office].map(personOf)

/** Declares for real, and returns the emergency. */
export async function declareReal(does: Does): Promise<string> {
  const { id } = await does(declareEmergency, { ...victim, body: { ...attack, suspected: true } })
  await does(confirmEmergency, { ...victim, body: {}, params: { emergency: id } })
  await does(takeOverAlarm, { as: office, is: {}, body: {}, params: { alarm: `${id}:office` } })
  const seen = { as: coordinator(LENDER), is: {}, body: {}, params: { alarm: `${id}:partners` } }
  await does(acknowledgeAlarm, seen)
  const known = { kind: 'attack', severity: 'critical', awareAt: NOW, personalData: 'unknown' } as const
  const body = { ...known, nextUpdateDue: null, disasterBy: null, disasterAt: null }
  await does(assessEmergency, { ...victim, body, params: { emergency: id } })
  await does(markEmergency, { ...victim, body: { tlp: 'TLP:AMBER+STRICT' }, params: { emergency: id } })
  await does(moveEmergency, { ...victim, body: { phase: 'contained' }, params: { emergency: id } })
  return id
}

export async function declareInExercise(does: Does, exercise: string): Promise<void> {
  const { id } = await does(declareEmergency, { ...victim, body: { ...attack, exercise } })
  await does(cancelEmergency, { ...victim, body: {}, params: { emergency: id } })
}

/** The office's only organisation is hit, so that two others stand in until it is over. */
export async function standInForOffice(does: Does): Promise<void> {
  const county = { as: coordinator(COUNTY), is: { victim: [COUNTY] }, alone: true } as const
  const { id: emergency } = await does(declareEmergency, { ...county, body: { ...attack, victim: COUNTY } })
  const { id } = await does(stepIn, { as: coordinator(LENDER), is: {}, body: {} })
  const params = { standIn: id }
  await does(agreeToStandIn, { as: coordinator(INVOLVED), is: {}, body: {}, params })
  await does(cancelEmergency, { ...county, body: {}, params: { emergency } })
  await does(standDown, { as: office, is: {}, body: {}, params })
}

export async function callBack(does: Does): Promise<void> {
  const body = { result: 'confirmed' as const, note: 'Mit der IT-Leitung.', calledOn: WAITING, cards: ['c-waiting'] }
  await does(settleCallBack, { as: office, is: {}, body, params: { emergency: FORM_EMERGENCY } })
}

/** Lets others in, to read or to work, and one of them out again. */
export async function shareIt(does: Does, emergency: string): Promise<void> {
  const shares = [
    [INVOLVED, 'work'],
    [LENDER, 'read'],
    [LENDER, 'work'],
    [PROVIDER, 'read'],
  ] as const
  for (const [organisation, profile] of shares)
    await does(shareEmergency, { ...victim, body: { profile }, params: { emergency, organisation } })
  await does(unshareEmergency, { ...victim, body: {}, params: { emergency, organisation: PROVIDER } })
}

/** The provider asks for access three times: takes it back, is refused, is let in to read. */
export async function askToBeLetIn(does: Does, emergency: string): Promise<void> {
  const body = { profile: 'work', reason: 'Wir betreiben das Fachverfahren.' } as const
  const asking = { as: coordinator(PROVIDER), is: {}, body, params: { emergency } }
  const request = async () => ({ request: (await does(askAccess, asking)).id })
  await does(withdrawAccess, { ...asking, is: { owner: [PROVIDER] }, body: {}, params: await request() })
  for (const profile of [null, 'read'] as const)
    await does(answerAccess, { ...victim, body: { profile }, params: await request() })
}

export async function sayWhatIs(does: Does, emergency: string): Promise<void> {
  for (const state of ['down', 'restored'] as const)
    await does(setImpact, { ...victim, body: { state }, params: { emergency, service: 'passport' } })
  const circles = ['pact', 'involved', 'office'] as const
  for (const to of circles) {
    const body = { text: `Für ${to}`, circle: { to } }
    const { id } = await does(addReport, { as: coordinator(VICTIM), is: working, body, params: { emergency } })
    if (to === 'involved')
      await does(narrowReport, {
        as: coordinator(VICTIM),
        is: { owner: [VICTIM] },
        body: { persons: readersOf(VICTIM) },
        params: { report: id },
      })
  }
}

/** A task from hand to hand: taken, given on, worked on by a helper, talked about, corrected, narrowed. */
export async function doTasks(does: Does, emergency: string): Promise<void> {
  const params = { emergency }
  const { id } = await does(addTask, {
    as: coordinator(INVOLVED),
    is: working,
    body: { title: 'Server sichten' },
    params,
  })
  const task = { task: id }
  await does(takeTask, { as: coordinator(LENDER), is: working, body: {}, params: task })
  const led = { victim: [VICTIM], involved: [INVOLVED, LENDER] }
  const person = personOf(helper)
  const toHelper = { assignee: LENDER, person }
  await does(assignTask, { as: coordinator(INVOLVED), is: led, body: toHelper, params: task })
  await does(moveTask, { as: helper, is: led, body: { state: 'in-progress' }, params: task, person })
  await does(addComment, { as: helper, is: working, body: { text: 'Zwei von vier.' }, params: task, person })
  await does(editTask, { as: coordinator(LENDER), is: led, body: { title: 'Server sichten, alle' }, params: task })
  const readers = { persons: [...readersOf(INVOLVED), person] }
  await does(narrowTask, { as: coordinator(INVOLVED), is: { owner: [INVOLVED] }, body: readers, params: task })
  const own = { title: 'Wartenummern ausgeben', assignee: VICTIM, person: personOf(guest) }
  const second = await does(addTask, { as: coordinator(INVOLVED), is: working, body: own, params })
  const said = { body: { text: 'Ist erledigt.' }, params: { task: second.id }, person: personOf(guest) }
  await does(addComment, { as: guest, is: working, ...said })
}

/** Asks three times: answered, taken back, and left until it lapses. */
export async function askHeads(does: Does, emergency: string): Promise<void> {
  const question = { question: 'Schließen wir das Rathaus?', options: ['Ja', 'Nein'], deadline: NOW + HOUR }
  const body = { emergency, asked: LENDER, ...question }
  const ask = async () => (await does(askDecision, { as: coordinator(VICTIM), is: working, body })).id
  const [first, second] = [await ask(), await ask()]
  await does(takeDecision, {
    as: { role: 'head', organisation: LENDER },
    is: { owner: [LENDER] },
    body: { choice: 0 },
    params: { decision: first },
  })
  const is = { owner: [VICTIM] }
  await does(withdrawDecision, { as: coordinator(VICTIM), is, body: {}, params: { decision: second } })
  await ask()
}

/** The provider fails, and comes back; its CERT looks after it, too. */
export async function fail(does: Does, causeOf: () => Promise<string>): Promise<void> {
  const as = coordinator(PROVIDER)
  const is = { keeper: [PROVIDER, INVOLVED] }
  const body = { failure: 'unavailable', text: 'Das Rechenzentrum ist getrennt.' } as const
  await does(failProvider, { as, is, body, params: { provider: PROVIDER } })
  const params = { cause: await causeOf() }
  await does(assessFailure, { as: coordinator(INVOLVED), is, body: { failure: 'compromised' }, params })
  await does(restoreProvider, { as, is, body: {}, params })
}
