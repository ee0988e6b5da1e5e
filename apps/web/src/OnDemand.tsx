import type { Commitment } from '@beistand/domain/commitment'
import type { Emergency } from '@beistand/domain/emergency'
import type { Need } from '@beistand/domain/need'
import { AccountScreens } from './access/AccountScreens.js'
import { Invitations } from './access/Invitations.js'
import { Notices } from './audit/Notices.js'
import { PactAudit } from './audit/PactAudit.js'
import { Catalogue } from './catalogue/Catalogue.js'
import { Comments } from './comments/Comments.js'
import { Loans } from './commitments/Loans.js'
import { OurLoans as AllOurLoans } from './commitments/OurLoans.js'
import { Contacts } from './contacts/Contacts.js'
import { Decisions, OurDecisions } from './decisions/Decisions.js'
import { Dependencies } from './dependencies/Dependencies.js'
import { EndedEmergencies } from './emergencies/EndedEmergencies.js'
import { Deployments } from './deployments/Deployments.js'
import { MyDeployments } from './deployments/MyDeployments.js'
import { Exercises } from './exercises/Exercises.js'
import { Grants } from './grants/Grants.js'
import { Impacts } from './impacts/Impacts.js'
import { Involved } from './involvements/Involved.js'
import { Log } from './journal/Log.js'
import { Members } from './memberships/Members.js'
import { Needs } from './needs/Needs.js'
import { OurOffers as AllOurOffers } from './offers/OurOffers.js'
import { Coverage } from './plans/Coverage.js'
import { OfferUses } from './plans/OfferUses.js'
import { PactPlan } from './plans/PactPlan.js'
import { Proposals } from './plans/Proposals.js'
import { Preconditions } from './preconditions/Preconditions.js'
import { Providers } from './providers/Providers.js'
import { AccountPage } from './privacy/AccountPage.js'
import { ProofDialog } from './proof/ProofDialog.js'
import { useSide } from './sync/session.js'
import { MyTasks as AllMyTasks } from './tasks/MyTasks.js'
import { Tasks } from './tasks/Tasks.js'

// Everything that the first screens can do without; one file, loaded as soon as the browser has nothing better to do.
export { Catalogue, Decisions, Exercises, Grants, Impacts, Involved, Log, Members, OurDecisions, PactPlan, Providers }
export { AccountPage, AccountScreens, EndedEmergencies, Invitations, Notices, PactAudit, ProofDialog }

export function Help({ emergency }: { emergency: Emergency }) {
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
  return <Coverage world={null} />
}

export function OurOffers() {
  return <AllOurOffers below={(offer) => <OfferUses offer={offer} />} />
}

export function OurLoans() {
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

export function Work({ emergency }: { emergency: Emergency }) {
  return <Tasks emergency={emergency} below={(task) => <Comments task={task} />} />
}

export function MyTasks() {
  return <AllMyTasks below={(task) => <Comments task={task} />} />
}

/** All that a helper or a guest sees: their own shifts and tasks. */
export function Duty() {
  return (
    <>
      <MyDeployments />
      <MyTasks />
    </>
  )
}

export function OurContacts() {
  const side = useSide()
  return side && <Contacts of={side} />
}

export function AllContacts() {
  return <Contacts of={null} />
}

export function OurDependencies() {
  const side = useSide()
  return side && <Dependencies organisation={side} />
}
