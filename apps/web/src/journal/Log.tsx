import { eraseText } from '@beistand/contracts/erasure'
import type { Emergency } from '@beistand/domain/emergency'
import type { Entry } from '@beistand/domain/replica'
import { SaveButton } from '../access/SaveButton.js'
import { CommandButton } from '../commands/CommandButton.js'
import { useNames } from '../i18n/names.js'
import { usePersonTitles } from '../i18n/persons.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { useSession } from '../sync/session.js'
import { FreshItems } from '../ui/FreshItems.js'
import { PagesEnd } from '../ui/PagesEnd.js'
import { Section } from '../ui/Section.js'
import { useHeld } from '../ui/useHeld.js'
import { readWholeLog, useLog } from './log.js'
import { useJournalWords } from './words.js'

/** Everything that happened in an emergency and that this viewer may see, newest first. */
export function Log({ emergency }: { emergency: Emergency }) {
  const words = useJournalWords()
  const hasAccount = useSession(({ email }) => email !== '')
  const pages = useLog(emergency.id)
  const { shown, fresh, showAll } = useHeld(pages.rows, pages.older)
  const name = `${words.title}-${emergency.number}.ndjson`
  // A card's device has no account, and so no way to prove anything.
  const download = hasAccount && <SaveButton label={words.export} name={name} read={() => readWholeLog(emergency.id)} />
  return (
    <Section title={words.title} fresh={<FreshItems count={fresh} onShow={showAll} />} actions={download}>
      <p className="b-muted">{words.lead}</p>
      <ul className="b-plain-list b-log">
        {shown.map((entry) => (
          <LogItem key={entry.id} entry={entry} />
        ))}
      </ul>
      <PagesEnd pages={pages} words={words} />
    </Section>
  )
}

const TEXTS = ['text', 'title', 'question', 'note', 'answer', 'reason', 'message'] as const

/** The field of an event that holds what people wrote, and the words; null where nobody wrote anything. */
function textOf(event: Entry['event']): { field: string; text: string } | null {
  const fields = new Map<string, unknown>(Object.entries(event))
  for (const name of TEXTS) {
    const value = fields.get(name)
    if (typeof value === 'string' && value !== '') return { field: name, text: value }
  }
  return null
}

function LogItem({ entry }: { entry: Entry }) {
  const words = useJournalWords()
  const names = useNames()
  const terms = useTerms()
  const title = usePersonTitles()
  const { seq, at, entered, by, event, erased } = entry
  const said = textOf(event)
  const who = by.role === 'system' ? words.system : (title(by.person) ?? names(by.organisation))
  return (
    <li className="b-log__item">
      <p className="b-log__head">
        <strong>{words.events[event.type]}</strong> <Time at={at} />
      </p>
      {said && <p className="b-text">{said.text}</p>}
      {erased && <p className="b-text b-muted">{words.erased}</p>}
      <p className="b-log__foot">
        <span>{words.number(String(seq))}</span>
        <span>
          {who}
          {by.for !== null && ` ${words.actingFor(names(by.for))}`}
          {by.verified && `, ${terms.verified[by.verified]}`}
        </span>
        {entered - at > 60_000 && (
          <span>
            {words.enteredAt} <Time at={entered} />
          </span>
        )}
        {said && (
          <CommandButton
            command={eraseText}
            fixed={{ entry: seq, field: said.field }}
            variant="tertiary"
            label={words.erase}
            explain={words.eraseExplain}
          />
        )}
      </p>
    </li>
  )
}
