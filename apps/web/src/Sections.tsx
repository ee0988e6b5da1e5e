import { answerer, isAsked, type Commitment } from '@beistand/domain/commitment'
import type { Emergency } from '@beistand/domain/emergency'
import { may } from '@beistand/domain/access'
import { Comments } from './comments/Comments.js'
import { Loans } from './commitments/Loans.js'
import { OurLoans } from './commitments/OurLoans.js'
import { Contacts } from './contacts/Contacts.js'
import { Decisions, OurDecisions } from './decisions/Decisions.js'
import { useDecisionWords } from './decisions/words.js'
import { Dependencies } from './dependencies/Dependencies.js'
import { Deployments } from './deployments/Deployments.js'
import type { EmergencySection } from './emergencies/EmergencyPage.js'
import { Overview } from './emergencies/Overview.js'
import { Sharing } from './emergencies/Sharing.js'
import { useEmergencyWords } from './emergencies/words.js'
import { Exercises } from './exercises/Exercises.js'
import { useExerciseWords } from './exercises/words.js'
import { Grants } from './grants/Grants.js'
import { useGrantWords } from './grants/words.js'
import { Impacts } from './impacts/Impacts.js'
import { useImpactWords } from './impacts/words.js'
import { Log } from './journal/Log.js'
import { useJournalWords } from './journal/words.js'
import { Members } from './memberships/Members.js'
import type { PactSection } from './memberships/PactPage.js'
import { useMembershipWords } from './memberships/words.js'
import { Needs } from './needs/Needs.js'
import { useNeedWords } from './needs/words.js'
import { OurOffers } from './offers/OurOffers.js'
import type { OrganisationSection } from './organisations/MyOrganisation.js'
import { useOrganisationWords } from './organisations/words.js'
import { Preconditions } from './preconditions/Preconditions.js'
import { Providers } from './providers/Providers.js'
import { useProviderWords } from './providers/words.js'
import { useContactWords } from './contacts/words.js'
import { useBy, useSide } from './sync/session.js'
import { useRows } from './sync/store.js'
import { MyTasks } from './tasks/MyTasks.js'
import { Tasks } from './tasks/Tasks.js'
import { useTaskWords } from './tasks/words.js'

/** The parts of an emergency's page, each from its own feature. */
export function useEmergencySections(): readonly EmergencySection[] {
  const emergencies = useEmergencyWords()
  return [
    { path: '', label: emergencies.overview, Content: Overview },
    { path: 'help', label: useNeedWords().title, Content: Help },
    { path: 'tasks', label: useTaskWords().title, Content: Work },
    { path: 'impacts', label: useImpactWords().tab, Content: Impacts },
    { path: 'decisions', label: useDecisionWords().title, Content: Decisions },
    { path: 'involved', label: emergencies.sharing, Content: Sharing },
    { path: 'log', label: useJournalWords().title, Content: Log },
  ]
}

function Help({ emergency }: { emergency: Emergency }) {
  return <Needs emergency={emergency} below={(need) => <Loans need={need} below={ofLoan} />} />
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

/** The parts of the acting organisation's page. */
export function useOrganisationSections(): readonly OrganisationSection[] {
  const words = useOrganisationWords()
  const side = useSide()
  const by = useBy()
  const waiting = Object.values(useRows('commitment')).filter(
    (loan) => isAsked(loan) && by !== null && may(by, 'commitment.accept', answerer(loan)),
  ).length
  return [
    { path: '', label: words.requests, content: <OurLoans below={ofLoan} />, count: waiting },
    { path: 'offers', label: words.offers, content: <OurOffers /> },
    { path: 'tasks', label: words.tasks, content: <MyTasks /> },
    { path: 'decisions', label: words.decisions, content: <OurDecisions /> },
    { path: 'contacts', label: words.contacts, content: <Contacts of={side} /> },
    { path: 'dependencies', label: words.dependencies, content: side && <Dependencies organisation={side} /> },
  ]
}

/** The parts of the pact's page. */
export function usePactSections(): readonly PactSection[] {
  return [
    { path: '', label: useMembershipWords().members, content: <Members /> },
    { path: 'providers', label: useProviderWords().title, content: <Providers /> },
    { path: 'contacts', label: useContactWords().title, content: <Contacts of={null} /> },
    { path: 'roles', label: useGrantWords().title, content: <Grants /> },
    { path: 'exercises', label: useExerciseWords().title, content: <Exercises /> },
  ]
}
