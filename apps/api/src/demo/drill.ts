import { askDecision } from '@beistand/domain/decision'
import { declare, movePhase } from '@beistand/domain/emergency'
import { startExercise } from '@beistand/domain/exercise'
import { setImpact, type ImpactWish } from '@beistand/domain/impact'
import { involvedOf, share } from '@beistand/domain/involvement'
import type { Instant } from '@beistand/domain/noun'
import { copyOffers } from '@beistand/domain/offer'
import { addReport } from '@beistand/domain/report'
import { addTask, moveTask, type TaskMove, type TaskWish } from '@beistand/domain/task'
import { BENSHEIM, COUNTY, HEPPENHEIM } from './region.js'
import { playHelp } from './drill-help.js'
import { HELPER, LENDER, OFFICE, VICTIM } from './people.js'
import { acting, type Rehearsal } from './rehearsal.js'
import { type Ago, EMERGENCY, EXERCISE, LAST_REPORT } from './story.js'

const DAY = 86_400_000

/** One running exercise, so that the first look is not empty: Bensheim is hit on paper, its neighbours help. */
export function playExercise(rehearsal: Rehearsal, now: Instant): void {
  const ago: Ago = (minutes) => now - minutes * 60_000
  begin(rehearsal, ago)
  sayWhatIsDown(rehearsal, ago)
  setTasks(rehearsal, ago)
  playHelp(rehearsal, ago)
  goOn(rehearsal, ago)
}

function begin(rehearsal: Rehearsal, ago: Ago): void {
  const office = acting(OFFICE)
  const victim = acting(VICTIM)
  const copies = copyOffers(EXERCISE, rehearsal.all('offer'), ({ id }) => `exercise-${id}`)
  rehearsal.play(office, ago(300), startExercise({ id: EXERCISE, name: 'Herbstübung (Demo)' }, copies, office.by))
  const declaration = {
    id: EMERGENCY,
    report: 'demo-report-first',
    victim: BENSHEIM,
    kind: 'attack',
    severity: 'serious',
    suspected: false,
    exercise: rehearsal.get('exercise', EXERCISE),
    awareAt: ago(290),
    relapseOf: null,
    text: 'ÜBUNG: Mehrere Arbeitsplätze zeigen eine Lösegeldforderung. Das Netz des Rathauses ist getrennt.',
  } as const
  rehearsal.play(victim, ago(280), declare(declaration, undefined, victim.by))
  const emergency = rehearsal.get('emergency', EMERGENCY)
  const county = { by: victim.by, organisation: COUNTY, profile: 'work' } as const
  rehearsal.play(victim, ago(270), share(emergency, undefined, county))
}

function sayWhatIsDown(rehearsal: Rehearsal, ago: Ago): void {
  const victim = acting(VICTIM)
  const none = { at: null, place: null, opening: null, note: null }
  const impacts: readonly ImpactWish[] = [
    { ...none, service: 'passport', state: 'down', note: 'Abgeholt werden können fertige Ausweise.' },
    { ...none, service: 'payments', state: 'limited', note: 'Auszahlungen nur von Hand.' },
    {
      service: 'residents-registration',
      state: 'moved',
      at: HEPPENHEIM,
      place: 'Rathaus Heppenheim, Bürgerbüro',
      opening: 'Montag bis Freitag, 8 bis 12 Uhr',
      note: null,
    },
  ]
  for (const wish of impacts) {
    const emergency = rehearsal.get('emergency', EMERGENCY)
    rehearsal.play(victim, ago(250), setImpact(emergency, undefined, { wish, by: victim.by }))
  }
}

const TASKS: readonly (Pick<TaskWish, 'title' | 'assignee' | 'person'> & { readonly moves: readonly TaskMove[] })[] = [
  { title: 'Alle Netzübergänge trennen', assignee: BENSHEIM, person: VICTIM.person, moves: ['in-progress', 'done'] },
  { title: 'Verwaltungskonten sperren', assignee: BENSHEIM, person: VICTIM.person, moves: ['in-progress'] },
  { title: 'Liste der wichtigsten Fachverfahren', assignee: BENSHEIM, person: null, moves: [] },
  { title: 'Gästeplätze einrichten', assignee: HEPPENHEIM, person: HELPER.person, moves: ['in-progress'] },
  { title: 'Bürgertelefon mit Ansage besetzen', assignee: null, person: null, moves: [] },
]

function setTasks(rehearsal: Rehearsal, ago: Ago): void {
  const victim = acting(VICTIM)
  const heppenheim = { by: victim.by, organisation: HEPPENHEIM, profile: 'work' } as const
  rehearsal.play(victim, ago(246), share(rehearsal.get('emergency', EMERGENCY), undefined, heppenheim))
  const involved = involvedOf(rehearsal.all('involvement'))
  const emergency = rehearsal.get('emergency', EMERGENCY)
  for (const [index, { moves, ...rest }] of TASKS.entries()) {
    const id = `demo-task-${index + 1}`
    const actor = { by: victim.by, workers: { victim: BENSHEIM, involved }, grants: rehearsal.all('grant') }
    const sheet = { id, details: null, dueAt: ago(-24 * 60), tlp: 'TLP:AMBER', circle: { to: 'pact' } } as const
    rehearsal.play(victim, ago(240 - index), addTask(emergency, { ...sheet, ...rest }, actor))
    for (const state of moves) {
      const move = moveTask(rehearsal.get('task', id), { state, reason: null }, { by: victim.by, victim: BENSHEIM })
      rehearsal.play(victim, ago(230 - index), move)
    }
  }
}

function goOn(rehearsal: Rehearsal, ago: Ago): void {
  const [victim, lender] = [acting(VICTIM), acting(LENDER)]
  rehearsal.play(victim, ago(40), movePhase(rehearsal.get('emergency', EMERGENCY), 'contained', victim.by))
  const question = {
    id: 'demo-decision',
    emergency: EMERGENCY,
    asked: COUNTY,
    question: 'ÜBUNG: Soll die Kreiskasse dringende Auszahlungen für Bensheim übernehmen?',
    options: ['Ja, ab morgen', 'Ja, nur Sozialleistungen', 'Nein'],
    deadline: ago(0) + 14 * DAY,
  }
  rehearsal.play(victim, ago(30), askDecision(question, [BENSHEIM], { by: victim.by, now: ago(30) }))
  const report = {
    id: LAST_REPORT,
    text: 'ÜBUNG: Zwei Gästeplätze im Bürgerbüro stehen bereit.',
    tlp: 'TLP:AMBER',
    circle: { to: 'pact' },
  } as const
  const involved = involvedOf(rehearsal.all('involvement'))
  rehearsal.play(lender, ago(10), addReport(rehearsal.get('emergency', EMERGENCY), report, { by: lender.by, involved }))
}
