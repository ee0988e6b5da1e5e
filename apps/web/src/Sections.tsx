import { may, side } from '@beistand/domain/access'
import { type Commitment, answerer, isAsked } from '@beistand/domain/commitment'
import type { Emergency } from '@beistand/domain/emergency'
import type { Need } from '@beistand/domain/need'
import { Invitations } from './access/Invitations.js'
import { Recoveries } from './access/recovery/Recoveries.js'
import { PactAudit } from './audit/PactAudit.js'
import { Cards } from './cards/Cards.js'
import { Catalogue } from './catalogue/Catalogue.js'
import { useCatalogueWords } from './catalogue/words.js'
import { Comments } from './comments/Comments.js'
import { Loans } from './commitments/Loans.js'
import { OurLoans as AllOurLoans } from './commitments/OurLoans.js'
import { Contacts } from './contacts/Contacts.js'
import { useContactWords } from './contacts/words.js'
import { Decisions, OurDecisions } from './decisions/Decisions.js'
import { useDecisionWords } from './decisions/words.js'
import { Dependencies } from './dependencies/Dependencies.js'
import { Deployments } from './deployments/Deployments.js'
import { MyDeployments } from './deployments/MyDeployments.js'
import { EmergencyPage } from './emergencies/EmergencyPage.js'
import { Overview } from './emergencies/Overview.js'
import { useEmergencyWords } from './emergencies/words.js'
import { Exercises } from './exercises/Exercises.js'
import { useExerciseWords } from './exercises/words.js'
import { Grants } from './grants/Grants.js'
import { Imports } from './imports/Imports.js'
import { useImportWords } from './imports/words.js'
import { Impacts } from './impacts/Impacts.js'
import { useImpactWords } from './impacts/words.js'
import { Involved } from './involvements/Involved.js'
import { Log } from './journal/Log.js'
import { Members, PartnersAct } from './memberships/Members.js'
import { PactPage } from './memberships/PactPage.js'
import { useMembershipWords } from './memberships/words.js'
import { Needs } from './needs/Needs.js'
import { useNeedWords } from './needs/words.js'
import { OurOffers as AllOurOffers } from './offers/OurOffers.js'
import { MyOrganisation } from './organisations/MyOrganisation.js'
import { useOrganisationWords } from './organisations/words.js'
import { Coverage } from './plans/Coverage.js'
import { OfferUses } from './plans/OfferUses.js'
import { PactPlan } from './plans/PactPlan.js'
import { Proposals } from './plans/Proposals.js'
import { Preconditions } from './preconditions/Preconditions.js'
import { Providers } from './providers/Providers.js'
import { useProviderWords } from './providers/words.js'
import { OnDuty } from './roster/OnDuty.js'
import { DutyPage } from './shell/DutyPage.js'
import { Roster } from './roster/Roster.js'
import { useSide, useBy, useMay } from './sync/session.js'
import { useRows } from './sync/store.js'
import { MyTasks as AllMyTasks } from './tasks/MyTasks.js'
import { Tasks } from './tasks/Tasks.js'
import { useTaskWords } from './tasks/words.js'
import { Walls } from './walls/Walls.js'
import { useWallWords } from './walls/words.js'

function Membership() {
  return (
    <>
      <Members />
      <PartnersAct />
    </>
  )
}

function Help({ emergency }: { emergency: Emergency }) {
  return <Needs emergency={emergency} below={ofNeed} />
}

function ofNeed(need: Need) {
  return (
    <>
      <Proposals need={need} />
      <Loans need={need} below={ofLoan} />
    </>
  )
}

export function RealCoverage() {
  return (
    <>
      <OnDuty />
      <Coverage />
    </>
  )
}

function OurOffers() {
  return <AllOurOffers below={(offer) => <OfferUses offer={offer} />} />
}

function OurLoans() {
  return <AllOurLoans below={ofLoan} />
}

function ofLoan(loan: Commitment) {
  return (
    <>
      <Preconditions loan={loan} />
      <Deployments loan={loan} />
    </>
  )
}

function Work({ emergency }: { emergency: Emergency }) {
  return <Tasks emergency={emergency} below={(task) => <Comments task={task} />} />
}

function MyTasks() {
  return <AllMyTasks below={(task) => <Comments task={task} />} />
}

/** All that a helper or a guest sees: their own shifts and tasks. */
export function Duty() {
  return (
    <DutyPage>
      <MyDeployments />
      <MyTasks />
    </DutyPage>
  )
}

function OurContacts() {
  const side = useSide()
  return side && <Contacts of={side} />
}

function AllContacts() {
  return <Contacts of={null} />
}

function OurDependencies() {
  const side = useSide()
  return side && <Dependencies organisation={side} />
}

/** An emergency, each part from its own feature. */
export function EmergencyScreen({ id, part }: { id: string; part: string }) {
  const emergencies = useEmergencyWords()
  const by = useBy()
  const asked = Object.values(useRows('accessRequest')).filter(
    ({ state, victim }) => state === 'asked' && by !== null && may(by, 'access.answer', { victim }),
  )
  const waiting = ({ id }: Emergency) => asked.filter(({ emergency }) => emergency === id).length
  const sections = [
    { path: '', label: emergencies.overview, Content: Overview },
    { path: 'help', label: useNeedWords().title, Content: Help },
    { path: 'tasks', label: useTaskWords().title, Content: Work },
    { path: 'impacts', label: useImpactWords().tab, Content: Impacts },
    { path: 'decisions', label: useDecisionWords().title, Content: Decisions },
    { path: 'involved', label: emergencies.sharing, Content: Involved, waiting },
    { path: 'log', label: emergencies.log, Content: Log },
  ]
  return <EmergencyPage id={id} section={part} sections={sections} />
}

/** The acting organisation. */
export function OrganisationScreen({ part }: { part: string }) {
  const words = useOrganisationWords()
  const by = useBy()
  const mayIssue = useMay('card.issue', { keepers: by ? [side(by)] : [] })
  const walls = useWallWords().title
  const mayHang = useMay('wall.make', { keepers: by ? [side(by)] : [] })
  const waiting = Object.values(useRows('commitment')).filter(
    (loan) => isAsked(loan) && by !== null && may(by, 'commitment.accept', answerer(loan)),
  ).length
  const sections = [
    { path: '', label: words.requests, Content: OurLoans, count: waiting },
    { path: 'offers', label: words.offers, Content: OurOffers },
    { path: 'tasks', label: words.tasks, Content: MyTasks },
    { path: 'decisions', label: words.decisions, Content: OurDecisions },
    { path: 'contacts', label: words.contacts, Content: OurContacts },
    { path: 'dependencies', label: words.dependencies, Content: OurDependencies },
    ...(mayIssue ? [{ path: 'cards', label: words.cards, Content: Cards }] : []),
    ...(mayHang ? [{ path: 'walls', label: walls, Content: Walls }] : []),
  ]
  return <MyOrganisation section={part} sections={sections} />
}

/** The pact. */
export function PactScreen({ part }: { part: string }) {
  const memberships = useMembershipWords()
  const imports = useImportWords()
  const sections = [
    { path: '', label: memberships.members, Content: Membership },
    { path: 'plan', label: memberships.plan, Content: PactPlan },
    { path: 'providers', label: useProviderWords().title, Content: Providers },
    { path: 'contacts', label: useContactWords().title, Content: AllContacts },
    { path: 'roles', label: memberships.roles, Content: Grants },
    ...(useMay('invitation.make')
      ? [
          { path: 'invitations', label: memberships.invitations, Content: Invitations },
          { path: 'lists', label: imports.title, Content: Imports },
          { path: 'audit', label: memberships.audit, Content: PactAudit },
        ]
      : []),
    { path: 'roster', label: memberships.roster, Content: Roster },
    ...(useMay('recovery.verify') ? [{ path: 'access', label: memberships.recoveries, Content: Recoveries }] : []),
    { path: 'exercises', label: useExerciseWords().title, Content: Exercises },
    { path: 'catalogue', label: useCatalogueWords().title, Content: Catalogue },
  ]
  return <PactPage section={part} sections={sections} />
}
