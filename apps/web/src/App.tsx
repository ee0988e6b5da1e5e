import { useEffect } from 'react'
import { Declare } from './emergencies/Declare.js'
import { EmergencyPage, type EmergencySection } from './emergencies/EmergencyPage.js'
import { Overview } from './emergencies/Overview.js'
import { Sharing } from './emergencies/Sharing.js'
import { useEmergencyWords } from './emergencies/words.js'
import { PendingList } from './commands/PendingList.js'
import { match, usePath } from './router/router.js'
import { ChooseRole } from './session/ChooseRole.js'
import { SignIn } from './session/SignIn.js'
import { Waiting } from './session/Waiting.js'
import { AlarmBanner } from './shell/AlarmBanner.js'
import { StaleWarning } from './shell/ConnectionState.js'
import { Header } from './shell/Header.js'
import { NotFound } from './shell/NotFound.js'
import { PlainHeader } from './shell/PlainHeader.js'
import { useShellWords } from './shell/words.js'
import { Situation } from './situation/Situation.js'
import { useActingGrant, useSession } from './sync/session.js'
import { follow } from './sync/socket.js'
import { LiveRegion } from './ui/LiveRegion.js'

/** The only file that knows every feature. */
export function App() {
  const state = useSession((session) => session.state)
  const acting = useActingGrant()
  const pact = acting?.pact
  useEffect(() => (pact === undefined ? undefined : follow(pact)), [pact])
  if (state !== 'signed-in' || !acting)
    return (
      <>
        <PlainHeader />
        {state === 'signed-in' ? (
          <ChooseRole />
        ) : state === 'signed-out' ? (
          <SignIn />
        ) : (
          <Waiting failed={state === 'unreachable'} />
        )}
      </>
    )
  return (
    <>
      <SignedInHeader />
      <div className="b-over">
        <AlarmBanner />
        <StaleWarning />
      </div>
      <Screen />
      <PendingList />
      <LiveRegion />
    </>
  )
}

function SignedInHeader() {
  const words = useShellWords()
  return <Header items={[{ to: '/', label: words.situation }]} />
}

function Screen() {
  const path = usePath()
  const sections = useSections()
  if (path === '/') return <Situation />
  if (path === '/declare') return <Declare />
  const emergency = match('/emergencies/:id', path) ?? match('/emergencies/:id/:section', path)
  if (emergency) return <EmergencyPage id={emergency.id ?? ''} section={emergency.section ?? ''} sections={sections} />
  return <NotFound />
}

function useSections(): readonly EmergencySection[] {
  const emergencies = useEmergencyWords()
  return [
    { path: '', label: emergencies.overview, Content: Overview },
    { path: 'involved', label: emergencies.sharing, Content: Sharing },
  ]
}
