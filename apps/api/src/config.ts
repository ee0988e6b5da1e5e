import * as z from 'zod/mini'
import { type OidcProvider, oidcProviders } from './access/oidc-settings.js'
import { LIMIT_SETTINGS, type Limits, limitsOf } from './limits.js'

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535))

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text
const origins = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(',').map((origin) => origin.trim())),
  ),
  z.array(
    z
      .string()
      .check(z.refine(isOrigin, 'must be an address like https://beistand.example, with nothing after the name')),
  ),
)

const environment = z.object({
  NODE_ENV: z._default(z.enum(['development', 'test', 'production']), 'development'),
  DATABASE_URL: z.url(),
  PORT: z._default(port, 3000),
  HOST: z._default(z.string(), '127.0.0.1'),
  /** The addresses under which browsers reach this installation, comma separated; the first one is printed. */
  ORIGINS: z.optional(origins),
  /** Keys command digests and form tokens; at least 32 characters. Production requires it. */
  SECRET: z.optional(z.string().check(z.minLength(32))),
  METRICS_PORT: z._default(port, 0),
  LOG_LEVEL: z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
  /** `manual` lets a parent process set the time; for tests and drills. */
  CLOCK: z._default(z.enum(['system', 'manual']), 'system'),
  /** `demo` fills an empty database with the demo pact; `none` leaves it empty. */
  SEED: z.optional(z.enum(['demo', 'none'])),
  /** Sign-in services of administrations, a JSON list of {id, name, issuer, clientId, clientSecret}. */
  OIDC_PROVIDERS: z.optional(oidcProviders),
  /** The file that says what was erased, outside the database and its backups; without it none is kept. */
  ERASURES: z.optional(z.string().check(z.minLength(1))),
  ...LIMIT_SETTINGS,
})

export interface Config {
  readonly production: boolean
  readonly databaseUrl: string
  readonly port: number
  readonly host: string
  readonly origins: readonly string[]
  readonly secret: string
  readonly metricsPort: number
  readonly logLevel: string
  readonly manualClock: boolean
  readonly seed: 'demo' | 'none'
  readonly oidcProviders: readonly OidcProvider[]
  readonly erasureList: string | null
  readonly limits: Limits
}

/** A setting is missing or wrong; the message says which and what to do. */
export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(env)
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`Some settings are missing or wrong. ${wrong.join('; ')}`)
  }
  const given = read.data
  const production = given.NODE_ENV === 'production'
  if (production && !given.SECRET)
    throw new ConfigError('SECRET is missing: set it to a random text of 32 characters or more.')
  if (production && !given.ORIGINS)
    throw new ConfigError('ORIGINS is missing: set it to the public address, like https://beistand.example.')
  return {
    production,
    databaseUrl: given.DATABASE_URL,
    port: given.PORT,
    host: given.HOST,
    origins: given.ORIGINS ?? [],
    secret: given.SECRET ?? 'development only, not a secret, never used in production',
    metricsPort: given.METRICS_PORT,
    logLevel: given.LOG_LEVEL,
    manualClock: given.CLOCK === 'manual',
    seed: given.SEED ?? (production ? 'none' : 'demo'),
    oidcProviders: given.OIDC_PROVIDERS ?? [],
    erasureList: given.ERASURES ?? null,
    limits: limitsOf(given),
  }
}

export const CONFIG = Symbol('config')
