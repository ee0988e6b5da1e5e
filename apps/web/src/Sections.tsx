import { may } from '@beistand/domain/access'
import { answerer, isAsked } from '@beistand/domain/commitment'
import type { Emergency } from '@beistand/domain/emergency'
import { lazy, Suspense, type ComponentType } from 'react'
import { useCatalogueWords } from './catalogue/words.js'
import { useContactWords } from './contacts/words.js'
import { useDecisionWords } from './decisions/words.js'
import type { EmergencySection } from './emergencies/EmergencyPage.js'
import { Overview } from './emergencies/Overview.js'
import { useEmergencyWords } from './emergencies/words.js'
import { useExerciseWords } from './exercises/words.js'
import { beginLaterWords } from './i18n/language.js'
import { useImpactWords } from './impacts/words.js'
import type { PactSection } from './memberships/PactPage.js'
import { useMembershipWords } from './memberships/words.js'
import { useNeedWords } from './needs/words.js'
import type { OrganisationSection } from './organisations/MyOrganisation.js'
import { useOrganisationWords } from './organisations/words.js'
import { useProviderWords } from './providers/words.js'
import { useProof } from './sync/proof.js'
import { useBy, useMay } from './sync/session.js'
import { useRows } from './sync/store.js'
import { useTaskWords } from './tasks/words.js'

const words = { de: () => import('./words-later.de.js'), en: () => import('./words-later.en.js') }

async function onDemand() {
  const [parts] = await Promise.all([import('./OnDemand.js'), beginLaterWords(words)])
  return parts
}

type Parts = Awaited<ReturnType<typeof onDemand>>
type Plain = { [P in keyof Parts]: Parts[P] extends () => unknown ? P : never }[keyof Parts]
type OfEmergency = Exclude<keyof Parts, Plain>

function part(name: Plain): ComponentType {
  return lazy(async () => ({ default: (await onDemand())[name] }))
}

function ofEmergency(name: OfEmergency): ComponentType<{ emergency: Emergency }> {
  return lazy(async () => ({ default: (await onDemand())[name] }))
}

/** Fetches the rest of the app while nothing else is to be done, so that it is there when the connection is not. */
export function prefetch(): void {
  void onDemand()
}

const Help = ofEmergency('Help')
const Work = ofEmergency('Work')
const Impacts = ofEmergency('Impacts')
const Decisions = ofEmergency('Decisions')
const Log = ofEmergency('Log')
const Involved = ofEmergency('Involved')
const OurLoans = part('OurLoans')
const OurOffers = part('OurOffers')
const MyTasks = part('MyTasks')
export const Duty = part('Duty')
const OurDecisions = part('OurDecisions')
const OurContacts = part('OurContacts')
const OurDependencies = part('OurDependencies')
const Members = part('Members')
const Providers = part('Providers')
const AllContacts = part('AllContacts')
const Grants = part('Grants')
const Exercises = part('Exercises')
const Catalogue = part('Catalogue')
const Invitations = part('Invitations')
const Account = part('AccountScreens')
const AccountPage = part('AccountPage')
const PactAudit = part('PactAudit')
const Notices = part('Notices')
const PactPlan = part('PactPlan')
const Proof = part('ProofDialog')
const RealCoverage = part('RealCoverage')

/** The parts of an emergency's page, each from its own feature. */
export function useEmergencySections(): readonly EmergencySection[] {
  const emergencies = useEmergencyWords()
  const by = useBy()
  const asked = Object.values(useRows('accessRequest')).filter(
    ({ state, victim }) => state === 'asked' && by !== null && may(by, 'access.answer', { victim }),
  )
  const waiting = ({ id }: Emergency) => asked.filter(({ emergency }) => emergency === id).length
  return [
    { path: '', label: emergencies.overview, Content: Overview },
    { path: 'help', label: useNeedWords().title, Content: Help },
    { path: 'tasks', label: useTaskWords().title, Content: Work },
    { path: 'impacts', label: useImpactWords().tab, Content: Impacts },
    { path: 'decisions', label: useDecisionWords().title, Content: Decisions },
    { path: 'involved', label: emergencies.sharing, Content: Involved, waiting },
    { path: 'log', label: emergencies.log, Content: Log },
  ]
}

/** The parts of the acting organisation's page. */
export function useOrganisationSections(): readonly OrganisationSection[] {
  const words = useOrganisationWords()
  const by = useBy()
  const waiting = Object.values(useRows('commitment')).filter(
    (loan) => isAsked(loan) && by !== null && may(by, 'commitment.accept', answerer(loan)),
  ).length
  return [
    { path: '', label: words.requests, Content: OurLoans, count: waiting },
    { path: 'offers', label: words.offers, Content: OurOffers },
    { path: 'tasks', label: words.tasks, Content: MyTasks },
    { path: 'decisions', label: words.decisions, Content: OurDecisions },
    { path: 'contacts', label: words.contacts, Content: OurContacts },
    { path: 'dependencies', label: words.dependencies, Content: OurDependencies },
  ]
}

const Ended = part('EndedEmergencies')

/** What has ended, however long ago. */
export function EndedEmergencies() {
  return (
    <Suspense fallback={<main id="main" className="b-page" />}>
      <Ended />
    </Suspense>
  )
}

/** What the situation page shows of the plan. */
export function SituationPlan() {
  return (
    <Suspense fallback={null}>
      <RealCoverage />
    </Suspense>
  )
}

const ACCOUNT = ['/einrichtung', '/einladung', '/installation', '/devices', '/account', '/sichern', '/geraet']
/** Those that nobody needs to be signed in for. */
const OPEN = ['/einrichtung', '/einladung', '/geraet']

/** The screens of people and their accounts, if a path is one of theirs; null otherwise. */
export function accountScreen(path: string, signedIn: boolean) {
  if (!(signedIn ? ACCOUNT : OPEN).includes(path)) return null
  return (
    <Suspense fallback={<main id="main" className="b-page" />}>
      {path === '/account' ? <AccountPage /> : <Account />}
    </Suspense>
  )
}

/** What somebody should look at around access; it comes when the rest of the app is there. */
export function AccessNotices() {
  return (
    <Suspense fallback={null}>
      <Notices />
    </Suspense>
  )
}

/** Asks for proof of who the user is while something waits for it. */
export function ProofAsked() {
  const waiting = useProof((proof) => proof.waiting.length > 0)
  if (!waiting) return null
  return (
    <Suspense fallback={null}>
      <Proof />
    </Suspense>
  )
}

/** The parts of the pact's page. */
export function usePactSections(): readonly PactSection[] {
  const memberships = useMembershipWords()
  return [
    { path: '', label: memberships.members, Content: Members },
    { path: 'plan', label: useMembershipWords().plan, Content: PactPlan },
    { path: 'providers', label: useProviderWords().title, Content: Providers },
    { path: 'contacts', label: useContactWords().title, Content: AllContacts },
    { path: 'roles', label: memberships.roles, Content: Grants },
    ...(useMay('invitation.make')
      ? [
          { path: 'invitations', label: memberships.invitations, Content: Invitations },
          { path: 'audit', label: memberships.audit, Content: PactAudit },
        ]
      : []),
    { path: 'exercises', label: useExerciseWords().title, Content: Exercises },
    { path: 'catalogue', label: useCatalogueWords().title, Content: Catalogue },
  ]
}
