import type { Id } from '@beistand/domain/noun'
import { useCallback, useEffect, useState } from 'react'

/** One page as the server hands it out, newest first; `next` is the `before` of the next one, null at the end. */
export interface PageOf<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}
/** @throws Refused | Unreachable */
export type ReadPage<Row> = (before: string | null) => Promise<PageOf<Row>>

interface Held<Row> extends PageOf<Row> {
  /** Ids of rows that came because the reader asked for older ones. */
  readonly older: ReadonlySet<Id>
  readonly state: 'loading' | 'failed' | 'read'
  /** What was read last, to be read again after a failure. */
  readonly last: string | null
  readonly by: ReadPage<Row>
}
export interface Pages<Row> extends Omit<Held<Row>, 'last' | 'by'> {
  readonly readOlder: () => void
  readonly retry: () => void
}

const NOTHING = { rows: [], next: null, older: new Set<Id>(), state: 'loading', last: null } as const

/**
 * A list that the server hands out by pages. Its top is read anew whenever `beat` is another; with another `read` all begins
 * anew. `voids` says of a row that is new at the top that what was read before it no longer holds.
 */
export function usePages<Row extends { readonly id: Id }>(
  read: ReadPage<Row>,
  beat: unknown,
  voids: (row: Row) => boolean = never,
): Pages<Row> {
  const [held, setHeld] = useState<Held<Row>>({ ...NOTHING, by: read })
  if (held.by !== read) setHeld({ ...NOTHING, by: read })
  const ask = useCallback(
    (before: string | null) => {
      const take = (page: PageOf<Row> | null) =>
        setHeld((was) => {
          if (was.by !== read) return was
          if (!page) return { ...was, state: 'failed', last: before }
          return { ...(before === null ? topped(was, page, voids) : lengthened(was, page, before)), state: 'read' }
        })
      read(before).then(take, () => take(null))
    },
    [read, voids],
  )
  useEffect(() => ask(null), [ask, beat])
  const again = (before: string | null) => {
    setHeld((was) => ({ ...was, state: 'loading' }))
    ask(before)
  }
  const { rows, next, older, state } = held
  return { rows, next, older, state, readOlder: () => again(next), retry: () => again(held.last) }
}

const never = () => false

/** A new top above what is held; where nothing joins them, or the held is void, the top alone. */
function topped<Row extends { readonly id: Id }>(was: Held<Row>, page: PageOf<Row>, voids: (row: Row) => boolean) {
  const known = new Set(was.rows.map(({ id }) => id))
  const fresh = new Set(page.rows.map(({ id }) => id))
  const joined = page.rows.some(({ id }) => known.has(id)) && !page.rows.some((row) => !known.has(row.id) && voids(row))
  if (!joined) return { ...was, ...page, older: NOTHING.older }
  return { ...was, rows: [...page.rows, ...was.rows.filter(({ id }) => !fresh.has(id))] }
}

/** Older rows below what is held, unless something else stands there by now. */
function lengthened<Row extends { readonly id: Id }>(was: Held<Row>, page: PageOf<Row>, before: string): Held<Row> {
  if (was.next !== before) return was
  const older = new Set([...was.older, ...page.rows.map(({ id }) => id)])
  return { ...was, rows: [...was.rows, ...page.rows], next: page.next, older }
}
