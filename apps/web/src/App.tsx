import { useEffect } from 'react'
import { Declare } from './emergencies/Declare.js'
import { PendingList } from './commands/PendingList.js'
import { match, usePath } from './router/router.js'
import {
  AccessNotices,
  accountScreen,
  CallBacksWaiting,
  Duty,
  EmergencyScreen,
  EndedEmergencies,
  FactorNeeded,
  LeftOver,
  OrganisationScreen,
  PactScreen,
  ProofAsked,
  SituationPlan,
  Stage,
  Wall,
} from './Lazy.js'
import { ActingForBanner } from './session/ActingForBanner.js'
import { CardWaiting } from './session/CardWaiting.js'
import { ChooseRole } from './session/ChooseRole.js'
import { SignIn } from './session/SignIn.js'
import { Waiting } from './session/Waiting.js'
import { useAlarm } from './shell/alarm.js'
import { AlarmBanner } from './shell/AlarmBanner.js'
import { StaleWarning } from './shell/ConnectionState.js'
import { Header } from './shell/Header.js'
import { NotFound } from './shell/NotFound.js'
import { PlainHeader } from './shell/PlainHeader.js'
import { useShellWords } from './shell/words.js'
import { Situation } from './situation/Situation.js'
import { useActingGrant, useSession } from './sync/session.js'
import { follow } from './sync/socket.js'
import { putAway } from './ui/left-behind.js'
import { LiveRegion } from './ui/LiveRegion.js'

/** The only file that knows every feature. A wall screen is nobody's: it shows the same whoever is signed in. */
export function App() {
  if (usePath() !== '/wall') return <PersonalApp />
  return (
    <Stage>
      <Wall />
    </Stage>
  )
}

function PersonalApp() {
  const state = useSession((session) => session.state)
  const email = useSession((session) => session.email)
  const acting = useActingGrant()
  const fresh = useAlarm((alarm) => alarm.fresh.length > 0)
  const barred = acting?.barred === true
  const pact = barred ? undefined : acting?.pact
  const person = useSession((session) => session.person)
  // Another person in the same browser begins with nothing of the one before.
  useEffect(() => (pact === undefined ? undefined : follow(pact)), [pact, person])
  useEffect(() => putAway, [person])
  const account = accountScreen(usePath(), state === 'signed-in')
  if (state !== 'signed-in' || !acting || barred)
    return (
      <>
        <PlainHeader />
        {account ? (
          account
        ) : state === 'signed-in' ? (
          barred ? (
            <Stage>
              <FactorNeeded />
            </Stage>
          ) : email === '' ? (
            <CardWaiting />
          ) : (
            <ChooseRole />
          )
        ) : state === 'signed-out' ? (
          <SignIn />
        ) : (
          <Waiting failed={state === 'unreachable'} />
        )}
        <ProofAsked />
      </>
    )
  return (
    <>
      <SignedInHeader />
      <div className="b-over b-over--floating">
        {fresh && <AlarmBanner />}
        <StaleWarning />
      </div>
      <div className="b-over">
        {!fresh && <AlarmBanner />}
        <ActingForBanner />
        <CallBacksWaiting />
        <AccessNotices />
      </div>
      {account ?? <Screen />}
      <PendingList />
      <LeftOver />
      <ProofAsked />
      <LiveRegion />
    </>
  )
}

function SignedInHeader() {
  const words = useShellWords()
  const follows = useFollowsThePact()
  const all = [
    { to: '/', label: words.situation },
    { to: '/organisation', label: words.myOrganisation },
    { to: '/pact', label: words.pact },
  ]
  const only = useActingGrant()?.emergency
  return <Header items={follows ? all : [{ to: '/', label: only ? words.ourEmergency : words.duty }]} />
}

/** Helpers and guests see what is theirs, operators nothing of a pact, a card's device its one emergency. */
function useFollowsThePact(): boolean {
  const role = useActingGrant()?.role
  return role !== 'helper' && role !== 'guest' && role !== 'operator' && role !== 'card'
}

function Screen() {
  const path = usePath()
  const grant = useActingGrant()?.id
  const follows = useFollowsThePact()
  const only = useActingGrant()?.emergency
  if (path === '/' && only)
    return (
      <Stage>
        <EmergencyScreen id={only} part="" />
      </Stage>
    )
  if (path === '/' && !follows)
    return (
      <Stage>
        <Duty />
      </Stage>
    )
  if (path === '/') return <Situation plan={<SituationPlan />} />
  if (path === '/declare') return <Declare />
  return <Stage>{laterScreen(path, grant)}</Stage>
}

function laterScreen(path: string, grant: string | undefined) {
  if (path === '/emergencies/ended') return <EndedEmergencies key={grant} />
  const emergency = matchPart('/emergencies/:id', path)
  if (emergency?.id) return <EmergencyScreen key={emergency.id} id={emergency.id} part={emergency.part} />
  const organisation = matchPart('/organisation', path)
  if (organisation) return <OrganisationScreen part={organisation.part} />
  const pact = matchPart('/pact', path)
  if (pact) return <PactScreen part={pact.part} />
  return <NotFound />
}

/** A page by itself, or one part of it. */
function matchPart(pattern: string, path: string): { id?: string; part: string } | null {
  const found = match(pattern, path) ?? match(`${pattern}/:part`, path)
  return found && { ...found, part: found.part ?? '' }
}
