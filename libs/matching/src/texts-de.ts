/** German sentences of `explain`: one fact each, in words that a mayor understands. */
import type { ChosenReason, Detail, Need, NeedKind, NotChosen, PairExclusion, UnmetCode } from './contract.js'

const list = (items: readonly string[] | undefined): string => (items ?? []).join(', ')
const people = (n: number): string => (n === 1 ? 'eine Person' : `${n} Personen`)
const LEVELS = ['', 'Grundkenntnisse', 'erfahren', 'Expertise']

const UNITS: Record<NeedKind, string> = {
  staff: 'Personen-Halbtagen',
  workstation: 'Platz-Halbtagen',
  equipment: 'Geräte-Halbtagen',
}

const chosen: Record<ChosenReason, string> = {
  PINNED: 'Zugesagt: beide Seiten haben bestätigt.',
  KEPT_FROM_PREVIOUS: 'War schon im letzten Plan und bleibt.',
  ONLY_CANDIDATE: 'Nur dieses Angebot passt und ist in dieser Zeit da.',
  CONTINUES_STINT: 'Hilft hier schon und macht weiter, also keine neue Einweisung.',
  LEAST_SCARCE: 'Passt, und andere Bedarfe sind auf dieses Angebot am wenigsten angewiesen.',
  LENDER_LEAST_LOADED: 'Passt, und diese Kommune verleiht bisher den kleinsten Teil ihres Angebots.',
  NEAREST: 'Passt und hat den kürzesten Weg.',
  BY_EXCHANGE: 'Ergibt sich aus der Verteilung aller Angebote im Gesamtplan.',
}

const excluded: Record<PairExclusion, (detail: Detail) => string> = {
  NEED_CLOSED: () => 'Der Notfall ist beendet.',
  KIND_MISMATCH: () => 'Andere Art von Hilfe.',
  SKILL_MISSING: (d) => `Es fehlt die Kenntnis: ${list(d.skills)}.`,
  LEVEL_TOO_LOW: (d) => `Kenntnis vorhanden, aber die Stufe reicht nicht: ${list(d.skills)}.`,
  FEATURE_MISSING: (d) => `Es fehlt: ${list(d.features)}.`,
  OWNER_IN_EMERGENCY: () => 'Passt, aber die verleihende Kommune ist selbst betroffen.',
  PROVIDER_COMPROMISED: (d) => `Passt, aber der IT-Dienstleister ist ausgefallen: ${list(d.providers)}.`,
  NO_AVAILABILITY: (d) =>
    d.reserve !== undefined
      ? 'Passt, aber alles wird als Reserve zu Hause gebraucht.'
      : d.maxSlots !== undefined
        ? 'Passt, hat aber keine Arbeitszeit zu vergeben.'
        : 'Passt, hat aber keine Zeit mehr im Planungshorizont.',
  MODE_MISMATCH: () => 'Passt fachlich, aber nicht in der gewünschten Arbeitsweise (vor Ort oder aus der Ferne).',
  TOO_FAR: (d) => `Zu weit: ${d.km ?? '?'} km, möglich sind ${d.maxKm ?? '?'} km.`,
  WINDOW_NO_OVERLAP: () => 'Passt, ist aber in der gewünschten Zeit nicht da.',
  DECLINED: () => 'Für diesen Bedarf abgelehnt.',
}

const notChosen: Record<NotChosen, string> = {
  PINNED_ELSEWHERE: 'Ist in dieser Zeit anderswo fest zugesagt.',
  SERVES_HIGHER_PRIORITY: 'Hilft in dieser Zeit einem dringenderen Bedarf.',
  SERVES_WORSE_OFF:
    'Hilft in dieser Zeit einem gleich dringenden Notfall, der bisher einen kleineren Teil bekommen hat.',
  SERVES_EQUAL: 'Hilft in dieser Zeit einem gleich dringenden Bedarf.',
  NEED_COVERED: 'Nicht nötig: der Bedarf ist gedeckt, wenn dieses Angebot da ist.',
  KEPT_FOR_CONTINUITY: 'Bleibt bei dem Bedarf, dem es schon hilft.',
  FREE_UNUSED: 'Wäre frei. Dieser Plan ist noch nicht der beste: neu rechnen.',
  WORK_TIME_USED: 'Wäre da, aber die Arbeitszeit ist anderswo verplant.',
}

const missing: Record<UnmetCode, string> = {
  NO_OFFER_OF_KIND: 'Im Pakt bietet niemand diese Art von Hilfe an.',
  NO_OFFER_WITH_SKILLS: 'Im Pakt bietet niemand das an, was hier gebraucht wird.',
  ONLY_EXCLUDED_OFFERS:
    'Alle passenden Angebote fallen aus, weil sie selbst betroffen, nicht verfügbar oder abgelehnt sind.',
  NONE_IN_RANGE: 'Es gibt passende Angebote, aber alle sind zu weit weg oder arbeiten nicht in der gewünschten Weise.',
  NONE_IN_WINDOW: 'Es gibt passende Angebote, aber keines ist in dieser Zeit da.',
  WORK_TIME_EXHAUSTED: 'Ein passendes Angebot wäre da, aber seine Arbeitszeit ist verplant.',
  OUTRANKED: 'Wer passt und da ist, wird gebraucht; mindestens ein Angebot hilft einem dringenderen Bedarf.',
  FAIR_SHARE: 'Wer passt und da ist, hilft gleich dringenden Bedarfen; die Hilfe ist nach Anteilen verteilt.',
  CAPACITY_EXHAUSTED: 'Wer passt und da ist, ist mit dem, was möglich ist, schon verplant.',
}

export const de = {
  chosen,
  excluded,
  notChosen,
  missing,
  servesLess:
    'Hilft in dieser Zeit einem weniger dringenden Bedarf. Dieser Plan ist noch nicht der beste: neu rechnen.',
  unknownNeed: (id: string) => `Diesen Bedarf gibt es nicht: ${id}.`,
  closed: 'Der Notfall ist beendet; dieser Bedarf wird nicht mehr geplant.',
  past: 'Die Zeit dieses Bedarfs ist vorbei.',
  headline: ({ covered, demand, need }: { covered: number; demand: number; need: Need }) => {
    const degree = covered === demand ? 'Ganz gedeckt' : covered === 0 ? 'Nicht gedeckt' : 'Teilweise gedeckt'
    return `${degree}: ${covered} von ${demand} ${UNITS[need.kind]} (Priorität ${need.priority}).`
  },
  noSwap: (b: { needs: number; demand: number; offers: number; capacity: number; slots: number }) =>
    `Kein Tausch kann das ändern, ohne dass ein gleich oder dringenderer Bedarf Hilfe verliert: ` +
    `${b.needs === 1 ? 'ein Bedarf fragt' : `${b.needs} Bedarfe fragen`} ` +
    `${b.slots === 1 ? 'in diesem Halbtag' : `über ${b.slots} Halbtage`} nach ${b.demand}, ` +
    `${b.offers === 1 ? 'das eine passende Angebot hat' : `alle ${b.offers} passenden Angebote zusammen haben`} ${b.capacity}.`,
  wish: (need: Need, units: number) => {
    const skills = Object.entries(need.skills ?? {}).map(
      ([skill, level]) => `${skill} (Stufe ${level}: ${LEVELS[level]})`,
    )
    const what =
      need.kind === 'staff'
        ? `${people(units)}${skills.length ? ` mit ${skills.join(' und ')}` : ''}`
        : need.kind === 'workstation'
          ? `${units === 1 ? 'ein Arbeitsplatz' : `${units} Arbeitsplätze`}${need.features?.length ? ` mit ${list(need.features)}` : ''}`
          : `${units === 1 ? 'ein Gerät' : `${units} Geräte`}${need.features?.length ? `: ${list(need.features)}` : ''}`
    const mode = need.mode === 'onsite' ? ', vor Ort' : need.mode === 'remote' ? ', aus der Ferne' : ''
    return `${what}${mode}${need.maxKm === undefined ? '' : `, im Umkreis von ${need.maxKm} km`}`
  },
  wouldHelp: (wish: string, slots: number) =>
    `Es würde helfen: ${wish}, ${slots === 1 ? 'für diesen Halbtag' : `für diese ${slots} Halbtage`}.`,
  nearMiss: (offer: string, text: string) => ` Fast passend: ${offer}. ${text}`,
  offer: (offer: string, owner: string) => `Angebot ${offer} (${owner})`,
  tidy: {
    starts: (n: number) => (n === 1 ? 'eine Einweisung weniger' : `${n} Einweisungen weniger`),
    covered: (n: number, priority: number) => `${n} mehr gedeckt bei Priorität ${priority}`,
    uncovered: (n: number, priority: number) => `${n} weniger gedeckt bei Priorität ${priority}`,
    fairer: 'gerechter verteilt',
    load: 'Last der Verleihenden besser verteilt',
    km: (n: number) => `${n} km weniger Weg`,
    same: 'gleich gut, gehört zu den anderen Änderungen',
    stays: (drop: number, add: number) => `Vorschläge: ${drop} entfallen, ${add} neu`,
  },
}

export type Texts = typeof de
