/** The parts of an OpenAPI 3.1 document that this API uses. */
export interface Document {
  readonly openapi: '3.1.0'
  readonly info: {
    readonly title: string
    readonly version: string
    readonly description: string
    readonly license: object
  }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export type Schema = Readonly<Record<string, unknown>>
export type Parameter =
  | { readonly $ref: string }
  | {
      readonly name: string
      readonly in: 'path' | 'query' | 'header'
      readonly required: boolean
      readonly schema: Schema
    }

export interface Content {
  readonly schema: Schema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>
}
export interface Answer {
  readonly description: string
  readonly content?: Readonly<Record<string, Content>>
}
export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: true; readonly content: Readonly<Record<string, Content>> }
  readonly responses: Readonly<Record<string, Answer>>
  readonly security: readonly Schema[]
}

export function ref(kind: 'schemas' | 'parameters', name: string): { readonly $ref: string } {
  return { $ref: `#/components/${kind}/${name}` }
}
