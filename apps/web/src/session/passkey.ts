import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { resume } from '../sync/session.js'

const library = () => import('@simplewebauthn/browser')

const isOptions = (value: unknown) => typeof value === 'object' && value !== null && 'challenge' in value
const requestOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>(isOptions)
const creationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>(isOptions)

/** Whether this browser could use a passkey on this page. */
export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in window
}

/**
 * Signs in with a passkey. With `autofill` the browser offers passkeys in the name field and waits until one is taken;
 * otherwise it asks at once.
 * @throws Refused | Unreachable, or what the browser says, as when its user cancels
 */
export async function signInByPasskey(autofill: boolean): Promise<void> {
  const { browserSupportsWebAuthnAutofill, startAuthentication } = await library()
  if (autofill && !(await browserSupportsWebAuthnAutofill())) return
  const optionsJSON = await ask('/session/passkey/options', requestOptions, { method: 'POST' })
  const answer = await startAuthentication({ optionsJSON, useBrowserAutofill: autofill })
  await ask('/session/passkey', z.unknown(), { method: 'POST', body: answer })
  await resume()
}

/**
 * Proves by a passkey once more who is signed in.
 * @throws Refused | Unreachable, or what the browser says
 */
export async function proveByPasskey(): Promise<void> {
  const { startAuthentication } = await library()
  const optionsJSON = await ask('/session/passkey/options', requestOptions, { method: 'POST' })
  const answer = await startAuthentication({ optionsJSON })
  await ask('/session/proof/passkey', z.unknown(), { method: 'POST', body: answer })
}

/** Ends an offer of passkeys that waits in the name field. */
export async function stopOffering(): Promise<void> {
  const { WebAuthnAbortService } = await library()
  WebAuthnAbortService.cancelCeremony()
}

/**
 * Makes a passkey of this device for whoever is signed in.
 * @throws Refused | Unreachable, or what the browser says
 */
export async function makePasskey(password: string): Promise<void> {
  const optionsJSON = await ask('/session/passkeys/options', creationOptions, { method: 'POST', body: { password } })
  const { startRegistration } = await library()
  const answer = await startRegistration({ optionsJSON })
  await ask('/session/passkeys', z.unknown(), { method: 'POST', body: answer })
}
