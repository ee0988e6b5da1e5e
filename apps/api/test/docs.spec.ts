import type { Command } from '@beistand/contracts/command'
import { declareEmergency, moveEmergency } from '@beistand/contracts/emergency'
import { RequestMethod } from '@nestjs/common'
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { AppModule } from '../src/app.module.js'
import { readConfig } from '../src/config.js'
import type { Document, Operation } from '../src/docs/document.js'
import { BENSHEIM, ODENWALD, useWorld } from './world.js'

const world = useWorld()
const CONTRACTS = new URL('../../../libs/contracts/src/', import.meta.url)
const SCHEMA = new URL('./openapi-3.1/schema.json', import.meta.url)

async function described(): Promise<Document> {
  return (await (await world().partner('observer', BENSHEIM)).call<Document>('/openapi.json')).body
}

function operationsOf({ paths }: Document): { path: string; method: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
}

/** Every command that any file of the contracts exports. */
async function contracts(): Promise<Command[]> {
  const names = readdirSync(CONTRACTS).map((name) => name.replace('.ts', ''))
  const modules: unknown[] = await Promise.all(names.map((name) => import(`@beistand/contracts/${name}`)))
  return modules.flatMap((module) => Object.values(module as object).filter(isCommand))
}

function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && 'refusals' in value && 'example' in value
}

/** Checks values against a schema of the document's components, or against one that refers to them. */
function checker(document: Document, schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  return ajv.compile({ ...schema, components: document.components })
}

test('AP-1 the served description is a valid OpenAPI 3.1 document, and all that it refers to is in it', async () => {
  const document = await described()
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const valid = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(SCHEMA, 'utf8'))))
  expect(valid(document) || valid.errors).toBe(true)
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)]
  expect(refs.length).toBeGreaterThan(0)
  const missing = refs.filter(([, kind = '', name = '']) => document.components[kind]?.[name] === undefined)
  expect(missing.map(([ref]) => ref)).toEqual([])
})

test('AP-2 every command of the contracts is described, where it is served', async () => {
  const found = operationsOf(await described()).map(
    ({ path, method, operation }) => `${operation.operationId}: ${method} ${path}`,
  )
  const wanted = (await contracts()).map(
    ({ name, method, path }) => `${name}: ${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
  )
  expect(wanted.length).toBeGreaterThan(20)
  expect(wanted.filter((command) => !found.includes(command))).toEqual([])
})

test('AP-2 every route below /api that reads is described', async () => {
  const { paths } = await described()
  const config = readConfig({ DATABASE_URL: 'postgres://nowhere/none', NODE_ENV: 'test' })
  const controllers = AppModule.with(config)[MODULE_METADATA.CONTROLLERS as 'controllers'] ?? []
  const read = controllers.flatMap((controller) => routesOf(controller as { prototype: object }))
  expect(read.length).toBeGreaterThan(5)
  expect(read.filter((path) => !path.startsWith('/notfall') && !path.endsWith('.css') && !paths[path]?.get)).toEqual([])
})

function routesOf(controller: { prototype: object }): string[] {
  const prefix = String(Reflect.getMetadata(PATH_METADATA, controller))
  return Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(
    ({ value }: { value?: unknown }) => {
      if (typeof value !== 'function' || Reflect.getMetadata(METHOD_METADATA, value) !== RequestMethod.GET) return []
      const path = `/${prefix}/${String(Reflect.getMetadata(PATH_METADATA, value))}`
      return [
        path
          .replace(/\/+/g, '/')
          .replace(/(.)\/$/, '$1')
          .replace(/:(\w+)/g, '{$1}'),
      ]
    },
  )
}

test('AP-3 the example of each command is accepted by its own contract and by the published schema', async () => {
  const document = await described()
  const byName = new Map(operationsOf(document).map(({ operation }) => [operation.operationId, operation]))
  for (const { name, body, example } of await contracts()) {
    expect([name, body.safeParse(example).success]).toEqual([name, true])
    const content = byName.get(name)?.requestBody?.content['application/json']
    if (!content) continue
    expect([name, content.example]).toEqual([name, example])
    const valid = checker(document, content.schema)
    expect([name, valid(example) || valid.errors]).toEqual([name, true])
  }
})

test('AP-4 what the API answers is what its description says: snapshot, journal, problem', async () => {
  const document = await described()
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const declared = await bensheim.does(declareEmergency, declareEmergency.example)
  const fits = (name: string, value: unknown) => {
    const valid = checker(document, { $ref: `#/components/schemas/${name}` })
    return valid(value) || valid.errors
  }
  expect(fits('Recorded', declared)).toBe(true)
  expect(fits('Snapshot', await bensheim.snapshot())).toBe(true)
  expect(fits('Page', await bensheim.log())).toBe(true)
  expect(fits('Session', bensheim.session)).toBe(true)
  const stranger = await world().partner('coordinator', ODENWALD)
  const refused = await stranger.ask(moveEmergency, { phase: 'contained' }, { params: { emergency: declared.id } })
  expect(fits('Problem', refused.problem)).toBe(true)
  const move = operationsOf(document).find(({ operation }) => operation.operationId === moveEmergency.name)
  const codes = move?.operation.responses[String(refused.status)]?.content?.['application/problem+json']?.examples
  expect(Object.keys(codes ?? {})).toContain(refused.problem?.code)
  const page = await (await fetch(`${world().url}/api/docs`)).text()
  expect(page).toContain(` id="${refused.problem?.type.split('#')[1] ?? 'none'}"`)
})

test('AP-5 the page to read has no script and nothing inline, and names every operation once', async () => {
  const response = await fetch(`${world().url}/api/docs`, { headers: { 'Accept-Language': 'en' } })
  const page = await response.text()
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(response.headers.get('content-security-policy')).toContain("style-src 'self'")
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { operation } of operationsOf(await described())) expect(ids).toContain(operation.operationId)
  const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)
  expect(links.filter((id) => !ids.includes(id))).toEqual([])
  const style = await fetch(`${world().url}/api/docs/docs.css`)
  expect(style.headers.get('content-type')).toContain('text/css')
})
