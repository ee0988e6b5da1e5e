import { narrowNeedNote, noteNeed } from '@beistand/contracts/need-note'
import type { Need } from '@beistand/domain/need'
import type { NeedNote } from '@beistand/domain/need-note'
import { CommandButton } from '../commands/CommandButton.js'
import { NarrowButton, useReaderFields } from '../commands/readers.js'
import { useCommandWords } from '../commands/words.js'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { Time } from '../i18n/Time.js'
import { useRows } from '../sync/store.js'
import { useNeedWords } from './words.js'

/** What the victim says on a need to fewer than the pact, to whoever may read it. */
export function NeedNotes({ need }: { need: Need }) {
  const words = useNeedWords()
  const rows = Object.values(useRows('needNote'))
    .filter((one) => one.need === need.id)
    .sort((a, b) => a.at - b.at)
  if (rows.length === 0) return null
  return (
    <ul className="b-plain-list b-log" aria-label={words.notes}>
      {rows.map((row) => (
        <NoteItem key={row.id} row={row} />
      ))}
    </ul>
  )
}

function NoteItem({ row }: { row: NeedNote }) {
  const words = useNeedWords()
  const { circles } = useCommandWords()
  const { id, text, tlp, circle, organisation, author, madeFor, emergency, at } = row
  return (
    <li className="b-log__item">
      <p className="b-text">{text ?? words.erased}</p>
      <p className="b-log__foot">
        <Time at={at} />
        <ActedForMark acted={madeFor} />
        <span>{tlp}</span>
        <span>{circles[circle.to]}</span>
        {circle.to !== 'named' && (
          <NarrowButton
            command={narrowNeedNote}
            params={{ note: id }}
            owner={organisation}
            emergency={emergency}
            persons={[author]}
          />
        )}
      </p>
    </li>
  )
}

export function NoteButton({ need }: { need: Need }) {
  const words = useNeedWords()
  const readers = useReaderFields()
  return (
    <CommandButton
      command={noteNeed}
      params={{ need: need.id }}
      target={{ victim: need.victim }}
      variant="tertiary"
      label={words.addNote}
      explain={words.addNoteExplain}
      initial={{ tlp: 'TLP:AMBER', 'circle.to': 'involved' }}
      fields={[{ name: 'text', kind: 'area', label: words.noteText }, ...readers]}
    />
  )
}
