import { useNames } from '../i18n/names.js'
import { usePersonTitles } from '../i18n/persons.js'
import { Time } from '../i18n/Time.js'
import { useJournalWords } from '../journal/words.js'
import { lastChange } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import { TextArea } from '../ui/Field.js'
import { type LeftBehind, putAway, useLeftBehind } from '../ui/left-behind.js'
import { useTakenAwayWords } from './taken-away-words.js'

/** In place of a dialog that was taken away: what changed, and what was typed, to be copied. */
export function LeftBehindDialog() {
  const words = useTakenAwayWords()
  const left = useLeftBehind((held) => held.left)
  if (!left) return null
  const all = left.texts.map(({ text }) => text).join('\n\n')
  return (
    <Dialog title={left.title} onClose={putAway}>
      <div className="b-form">
        <Alert tone="warning" title={left.refused ?? words.changed} role="status">
          <Change about={left.about} />
        </Alert>
        {left.texts.length > 0 && <p className="kern-body">{words.kept}</p>}
        {left.texts.map(({ label, text }) => (
          <TextArea key={label} label={label} defaultValue={text} rows={3} readOnly />
        ))}
        <div className="b-row b-form__end">
          {left.texts.length > 0 && (
            <Button onClick={() => void navigator.clipboard.writeText(all).then(putAway)}>{words.copy}</Button>
          )}
          <Button variant="primary" onClick={putAway}>
            {words.close}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** What happened last to one of these, and who did it. */
function Change({ about }: Pick<LeftBehind, 'about'>) {
  const words = useTakenAwayWords()
  const journal = useJournalWords()
  const title = usePersonTitles()
  const names = useNames()
  const entry = lastChange(about)
  if (!entry) return <p>{words.unknown}</p>
  const { by, event, at } = entry
  return (
    <p>
      <strong>{journal.events[event.type]}</strong>:{' '}
      {by.role === 'system' ? journal.system : (title(by.person) ?? names(by.organisation))}, <Time at={at} />
    </p>
  )
}
