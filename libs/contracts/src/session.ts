import * as z from 'zod/mini'

export const signIn = z.object({ email: z.string().check(z.maxLength(200)), password: z.string().check(z.maxLength(200)) })

/** What a browser knows of itself. */
export interface SessionView {
  readonly person: string
  readonly email: string
  readonly grants: readonly {
    readonly id: string
    readonly pact: string
    readonly pactName: string
    readonly demo: boolean
    readonly organisation: string
    readonly organisationName: string
    readonly role: 'coordinator' | 'head' | 'helper' | 'guest' | 'observer' | 'office' | 'operator'
    readonly title: string | null
  }[]
}
