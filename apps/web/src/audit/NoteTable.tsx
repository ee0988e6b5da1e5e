import { auditPage, type AuditNote } from '@beistand/contracts/audit'
import { useCallback } from 'react'
import { ask } from '../api.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { usePersonTitles } from '../i18n/persons.js'
import { useTerms } from '../i18n/terms.js'
import { useActingGrant } from '../sync/session.js'
import { useNow } from '../sync/useNow.js'
import { usePages } from '../sync/usePages.js'
import { FreshItems } from '../ui/FreshItems.js'
import { PagesEnd } from '../ui/PagesEnd.js'
import { Status } from '../ui/Status.js'
import { Table, type Column } from '../ui/Table.js'
import { useHeld } from '../ui/useHeld.js'
import { GROUPS } from './groups.js'
import { useAuditWords } from './words.js'

/** What is new comes within so many milliseconds. */
const PACE = 10_000

interface Props {
  /** Below which address of the API the notes are, and what is asked of it. */
  path: string
  query: string
  caption: string
  /** Whether the notes are of one person alone, who then need not be named. */
  own?: boolean
}

/** Notes with what, when, who and from where; new ones wait until they are asked for. */
export function NoteTable({ path, query, caption, own = false }: Props) {
  const words = useAuditWords()
  const acting = useActingGrant()?.id
  const read = useCallback(
    async (before: string | null) => {
      const parts = [query, before && `before=${encodeURIComponent(before)}`].filter(Boolean).join('&')
      const grant = acting === undefined ? null : { grant: acting, for: null, verified: null }
      const { notes, next } = await ask(`${path}?${parts}`, auditPage, { acting: grant })
      return { rows: notes, next }
    },
    [path, query, acting],
  )
  const pages = usePages(read, useNow(PACE))
  const { shown, fresh, showAll } = useHeld(pages.rows, pages.older)
  const columns = useColumns(own)
  return (
    <>
      <FreshItems count={fresh} onShow={showAll} />
      {shown.length > 0 && <Table caption={caption} columns={columns} rows={shown} id={({ id }) => id} />}
      <PagesEnd pages={pages} words={words} />
    </>
  )
}

function useColumns(own: boolean): readonly Column<AuditNote>[] {
  const words = useAuditWords()
  const format = useFormat()
  const title = usePersonTitles()
  const person: Column<AuditNote> = {
    key: 'person',
    head: words.person,
    cell: (note) => title(note.person) ?? '',
  }
  return [
    { key: 'what', head: words.what, cell: (note) => <What note={note} /> },
    { key: 'when', head: words.when, cell: ({ at }) => format.instant(at) },
    ...(own ? [] : [person]),
    { key: 'where', head: words.where, cell: ({ place }) => place ?? '' },
  ]
}

function What({ note }: { note: AuditNote }) {
  const words = useAuditWords()
  const format = useFormat()
  const what = useWhat()
  const failure = GROUPS.failures.includes(note.kind)
  const [head, ...more] = what(note)
  return (
    <>
      {failure ? <Status tone="warning">{head}</Status> : <strong>{head}</strong>}
      {note.count > 1 && <span> {format.count(note.count, words.times)}</span>}
      {more.length > 0 && <span className="b-muted b-note-more">{more.join(', ')}</span>}
    </>
  )
}

/** What a note says: its kind, then whatever else is known of it. */
export function useWhat(): (note: AuditNote) => readonly [string, ...string[]] {
  const words = useAuditWords()
  const terms = useTerms()
  const names = useNames()
  const title = usePersonTitles()
  const format = useFormat()
  const roles: Readonly<Record<string, string>> = terms.role
  return ({ kind, about, organisation, actor, person }) => {
    const told = GROUPS.roles.includes(kind) ? roles[about] : about
    const from = kind === 'factor-demanded' && words.from(format.moment(Number(about)))
    const more = [
      kind === 'journal-exported' ? '' : told,
      from,
      organisation && names(organisation) !== terms.unknownOrganisation && words.at(names(organisation)),
      actor && actor !== person && title(actor) && words.by(title(actor) ?? ''),
    ]
    return [words.kinds[kind], ...more.filter((part): part is string => Boolean(part))]
  }
}
