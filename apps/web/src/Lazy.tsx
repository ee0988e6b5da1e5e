import { lazy, Suspense, type ComponentProps, type ComponentType, type ReactNode } from 'react'
import { beginLaterWords } from './i18n/language.js'
import { orReloadWhenReachable } from './sync/reload.js'
import { useProof } from './sync/proof.js'
import { useHasKey } from './sync/store.js'
import { useLeftBehind } from './ui/left-behind.js'
import { Loading } from './ui/ListState.js'

const words = { de: () => import('./words-later.de.js'), en: () => import('./words-later.en.js') }

async function onDemand() {
  const [parts] = await orReloadWhenReachable(() => Promise.all([import('./OnDemand.js'), beginLaterWords(words)]))
  return parts
}

type Parts = Awaited<ReturnType<typeof onDemand>>

function part<P>(choose: (parts: Parts) => ComponentType<P>): ComponentType<P> {
  return lazy(async () => ({ default: choose(await onDemand()) }))
}

const FIRST = ['/', '/declare']
const SPARE = 2_000

/** Fetches the rest of the app: at once for a screen that needs it, else while nothing else is to be done. */
export function prefetch(): void {
  setTimeout(() => void onDemand(), FIRST.includes(location.pathname) ? SPARE : 0)
}

const Account = part(({ AccountScreens }) => AccountScreens)
const OwnAccount = part(({ AccountPage }) => AccountPage)
const Notices = part((parts) => parts.Notices)
const StrangeDevices = part((parts) => parts.StrangeDevices)
const NewRoles = part((parts) => parts.NewRoles)
const FactorNotice = part((parts) => parts.FactorNotice)
export const FactorNeeded = part((parts) => parts.FactorNeeded)
const CallBackBanner = part((parts) => parts.CallBackBanner)
const Left = part(({ LeftBehindDialog }) => LeftBehindDialog)
const Others = part(({ ActFor }) => ActFor)
const Relapse = part((parts) => parts.RelapseField)
const Proof = part(({ ProofDialog }) => ProofDialog)
const Coverage = part(({ RealCoverage }) => RealCoverage)
export const Duty = part((parts) => parts.Duty)
export const EndedEmergencies = part((parts) => parts.EndedEmergencies)
export const EmergencyScreen = part((parts) => parts.EmergencyScreen)
export const OrganisationScreen = part((parts) => parts.OrganisationScreen)
export const Wall = part((parts) => parts.Wall)
export const PactScreen = part((parts) => parts.PactScreen)

/** Where a screen appears that may have to be fetched first. */
export function Stage({ children }: { children: ReactNode }) {
  return (
    <Suspense
      fallback={
        <main id="main" className="b-page">
          <Loading />
        </main>
      }
    >
      {children}
    </Suspense>
  )
}

/** What the situation page shows of the plan. */
export function SituationPlan() {
  return (
    <Suspense fallback={null}>
      <Coverage />
    </Suspense>
  )
}

const ACCOUNT = [
  '/einrichtung',
  '/einladung',
  '/installation',
  '/devices',
  '/account',
  '/sichern',
  '/geraet',
  '/zugang-verloren',
  '/zugang-neu',
]
/** Those that nobody needs to be signed in for. */
const OPEN = ['/einrichtung', '/einladung', '/geraet', '/zugang-verloren', '/zugang-neu']

/** The screens of people and their accounts, if a path is one of theirs; null otherwise. */
export function accountScreen(path: string, signedIn: boolean) {
  if (!(signedIn ? ACCOUNT : OPEN).includes(path)) return null
  return <Stage>{path === '/account' ? <OwnAccount /> : <Account />}</Stage>
}

/** What somebody should look at around access; it comes when the rest of the app is there. */
export function AccessNotices() {
  return (
    <Suspense fallback={null}>
      <StrangeDevices />
      <NewRoles />
      <FactorNotice />
      <Notices />
    </Suspense>
  )
}

/** Whom the office still has to call back, on every screen of the office until it has. */
export function CallBacksWaiting() {
  const office = useHasKey('office')
  if (!office) return null
  return (
    <Suspense fallback={null}>
      <CallBackBanner />
    </Suspense>
  )
}

/** Which earlier emergency a new one follows; it comes when the rest of the app is there, and nothing waits for it. */
export function RelapseAsked(asked: ComponentProps<typeof Relapse>) {
  return (
    <Suspense fallback={null}>
      <Relapse {...asked} />
    </Suspense>
  )
}

/** The way to act for another organisation, in the menu of roles. */
export function ActingForOthers({ close }: { close: () => void }) {
  return (
    <Suspense fallback={null}>
      <Others close={close} />
    </Suspense>
  )
}

/** What was typed in a dialog that was taken away. */
export function LeftOver() {
  const waiting = useLeftBehind(({ left }) => left !== null)
  if (!waiting) return null
  return (
    <Suspense fallback={null}>
      <Left />
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
