import { Refused } from '../api.js'

/** Why nothing was found for a link; whoever opened a part of one is told that, and not of entries that do not fit. */
export function whyNothingFound(
  error: unknown,
  words: { readonly noLink: string; readonly unreachable: string },
): string {
  if (!(error instanceof Refused)) return words.unreachable
  return error.problem.code === 'invalid' ? words.noLink : error.problem.detail
}

/** A link to be: the token that it carries, and the hash by which the server will know it. */
export interface NewLink {
  readonly token: string
  /** SHA-256 of the token, in hex. */
  readonly link: string
}

/** The token is made here and handed over by people; the server learns it when it is used. */
export async function newLink(): Promise<NewLink> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const token = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))
  const link = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { token, link }
}

/** The address of an invitation. Pact and token stand in the fragment, which browsers send to no server. */
export function invitationAddress(pact: string, token: string): string {
  return `${location.origin}/einladung#${pact}.${token}`
}

/** The address of a way in that two office people have given. */
export function recoveryAddress(pact: string, token: string): string {
  return `${location.origin}/zugang-neu#${pact}.${token}`
}

/** Pact and token of the invitation or recovery that this page was opened for. */
export function handedLink(): { readonly pact: string; readonly token: string } {
  const [pact = '', token = ''] = location.hash.slice(1).split('.')
  return { pact, token }
}
