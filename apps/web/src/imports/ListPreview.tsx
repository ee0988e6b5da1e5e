import type { Command } from '@beistand/contracts/command'
import { importContacts, importInvitations, importMembers } from '@beistand/contracts/list-import'
import { SENTENCES } from '@beistand/contracts/sentences'
import { useEffect, useEffectEvent, useState } from 'react'
import type { NewLink } from '../access/link.js'
import { isBusy, useCommand } from '../commands/useCommand.js'
import { useCommandWords } from '../commands/words.js'
import { useLanguage } from '../i18n/language.js'
import { useBy } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Status, type Tone } from '../ui/Status.js'
import { Table, type Column } from '../ui/Table.js'
import { HEADINGS } from './headings.de.js'
import type { HandedInvitation } from './InvitationSheet.js'
import type { ListName } from './lists.js'
import { previewOf, type PreviewRow, type RowFault, type Stored, toSend } from './preview.js'
import type { TableRow } from './read-table.js'
import { useImportWords } from './words.js'

const COMMANDS: Readonly<Record<ListName, Command>> = {
  members: importMembers,
  invitations: importInvitations,
  contacts: importContacts,
}

const TONES: Readonly<Record<PreviewRow['state'], Tone>> = {
  new: 'success',
  changed: 'info',
  unchanged: 'neutral',
  wrong: 'danger',
}

interface Props {
  list: ListName
  name: string
  rows: readonly TableRow[]
  links: readonly NewLink[]
  onHanded: (handed: readonly HandedInvitation[]) => void
}

/** What each row of a file would do, and the button that does it. */
export function ListPreview({ list, name, rows, links, onHanded }: Props) {
  const words = useImportWords()
  const commandWords = useCommandWords()
  const preview = usePreview({ list, rows, links })
  const command = COMMANDS[list]
  const { run, state, problem } = useCommand(command, true)
  const [sent, setSent] = useState<readonly PreviewRow[]>([])
  const columns = useColumns()
  const counts = countsOf(preview)
  const send = toSend(preview)
  useDone(state === 'done', () => {
    if (list === 'invitations') onHanded(handedOf(sent, links))
  })
  const take = () => {
    const read = command.body.safeParse({ rows: send.map(({ value }) => value) })
    if (!read.success) return
    setSent(send)
    run({ body: read.data })
  }
  return (
    <div className="b-stack">
      <h3 className="kern-title">{words.preview(name)}</h3>
      <p className="kern-body" role="status">
        {words.summary(counts)}
      </p>
      {counts.wrong > 0 && (
        <Alert tone="danger" title={words.mend} role="alert">
          <p>{words.mendHow}</p>
        </Alert>
      )}
      {state === 'done' && <Alert tone="success" title={words.done(sent.length)} role="status" />}
      {state === 'refused' && problem && (
        <Alert tone="danger" title={saidOf(problem, sent, words.lineFault)} role="alert" />
      )}
      {state === 'unsent' && <Alert tone="warning" title={commandWords.unsent} role="status" />}
      {state !== 'done' && counts.wrong === 0 && send.length === 0 && <Alert title={words.nothing} />}
      {counts.wrong === 0 && send.length > 0 && (
        <div className="b-row">
          <Button variant="primary" busy={isBusy(state)} onClick={take}>
            {words.take(send.length)}
          </Button>
        </div>
      )}
      <Table
        caption={words.preview(name)}
        columns={columns}
        rows={[...preview].sort((a, b) => Number(b.state === 'wrong') - Number(a.state === 'wrong'))}
        id={({ line }) => String(line)}
      />
    </div>
  )
}

function usePreview({ list, rows, links }: Pick<Props, 'list' | 'rows' | 'links'>): readonly PreviewRow[] {
  const by = useBy()
  const stored: Stored = {
    organisations: Object.values(useRows('organisation')),
    memberships: Object.values(useRows('membership')),
    contacts: Object.values(useRows('contact')),
    invitations: Object.values(useRows('invitation')),
  }
  return by ? previewOf({ list, rows, links: links.map(({ link }) => link) }, stored, by) : []
}

function useColumns(): readonly Column<PreviewRow>[] {
  const words = useImportWords()
  const sentence = useFaultSentence()
  return [
    { key: 'line', head: words.line, cell: ({ line }) => words.lineOf(line) },
    { key: 'entry', head: words.entry, cell: ({ cells }) => entryOf(cells) },
    {
      key: 'state',
      head: words.state,
      cell: ({ state }) => <Status tone={TONES[state]}>{words.states[state]}</Status>,
    },
    {
      key: 'faults',
      head: words.faultsHead,
      cell: ({ faults }) =>
        faults.length === 0 ? (
          '–'
        ) : (
          <ul className="b-plain-list">
            {faults.map((fault) => (
              <li key={sentence(fault)}>{sentence(fault)}</li>
            ))}
          </ul>
        ),
    },
  ]
}

/** Says what is wrong with a cell or a row. */
function useFaultSentence(): (fault: RowFault) => string {
  const words = useImportWords()
  const language = useLanguage()
  return (fault) => {
    if ('refused' in fault) return SENTENCES[fault.refused][language]
    return words.fault(HEADINGS[fault.field], fault.missing ? words.missing : words.rules[fault.field])
  }
}

function useDone(done: boolean, onDone: () => void): void {
  const tell = useEffectEvent(onDone)
  useEffect(() => {
    if (done) tell()
  }, [done])
}

function countsOf(rows: readonly PreviewRow[]) {
  const count = (state: PreviewRow['state']) => rows.filter((row) => row.state === state).length
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), wrong: count('wrong') }
}

function entryOf(cells: TableRow['cells']): string {
  const parts = [cells[HEADINGS.name], cells[HEADINGS.title], cells[HEADINGS.organisation]]
  return parts.filter(Boolean).join(', ')
}

/** The invitations of the rows that were sent, with their links; the rest of the file's links is forgotten. */
function handedOf(sent: readonly PreviewRow[], links: readonly NewLink[]): readonly HandedInvitation[] {
  const tokens = new Map(links.map(({ link, token }) => [link, token]))
  return sent.flatMap(({ value }) => {
    const link = value && 'link' in value && typeof value.link === 'string' ? value.link : ''
    const token = tokens.get(link)
    return token === undefined ? [] : [{ link, token }]
  })
}

interface Said {
  readonly detail: string
  readonly about?: Readonly<Record<string, string | number>> | undefined
}

/** A refusal of the server, with the line that it is about. */
function saidOf(
  { detail, about }: Said,
  sent: readonly PreviewRow[],
  lineFault: (line: number, reason: string) => string,
) {
  const row = typeof about?.['row'] === 'number' ? sent[about['row'] - 1] : undefined
  return row ? lineFault(row.line, detail) : detail
}
