import type { DecisionState } from '@beistand/domain/decision'

export default {
  title: 'Entscheidungen',
  none: 'Noch keine Entscheidung erbeten.',
  noneOurs: 'Zurzeit wartet keine Entscheidung.',
  states: {
    asked: 'Wartet',
    decided: 'Entschieden',
    withdrawn: 'Zurückgezogen',
    lapsed: 'Frist verstrichen',
  } satisfies Record<DecisionState, string>,
  ask: 'Entscheidung erbitten',
  asked: 'Wessen Leitung soll entscheiden?',
  question: 'Worüber?',
  options: 'Möglichkeiten',
  optionsHint: 'Eine je Zeile, zwei bis sechs.',
  deadline: 'Bis wann?',
  decide: 'Entscheiden',
  choice: 'Ihre Wahl',
  note: 'Anmerkung',
  withdraw: 'Zurückziehen',
  by: 'bis',
  from: (asking: string, asked: string) => `${asking} fragt ${asked}`,
  chosen: 'Entschieden',
  erased: 'Gelöscht',
}
