import pg from 'pg'

/** The one structured log (pino). */
export const LOGGER = Symbol('logger')

/** What is logged of an error: enough to find the fault, and nothing of the values that a statement carried. */
export function faultOf(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof pg.DatabaseError) {
    const { name, code, schema, table, constraint, routine, stack } = error
    return { name, code, schema, table, constraint, routine, at: framesOf(stack) }
  }
  if (error instanceof Error) return { name: error.name, message: error.message, at: framesOf(error.stack) }
  return { name: typeof error }
}

/** The stack without its first lines, which repeat the message. */
function framesOf(stack: string | undefined): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
