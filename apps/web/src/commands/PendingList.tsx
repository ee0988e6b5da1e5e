import { useState } from 'react'
import { useFormat } from '../i18n/format.js'
import { dismiss, retryUnsent, useCommands, type Pending } from '../sync/commands.js'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { useCommandWords } from './words.js'

/** Commands that wait, had no answer, or were refused; at the edge of every screen until each has ended. */
export function PendingList() {
  const items = useCommands((commands) => commands.items)
  const open = items.filter(({ state, ownForm }) => state !== 'done' && !(state === 'refused' && ownForm))
  if (open.length === 0) return null
  return (
    <div className="b-pending" role="status">
      <Waiting items={open.filter(({ state }) => state === 'sending' || state === 'accepted')} />
      <Unsent items={open.filter(({ state }) => state === 'unsent')} />
      {open
        .filter(({ state }) => state === 'refused')
        .map((item) => (
          <RefusedItem key={item.key} item={item} />
        ))}
    </div>
  )
}

function Waiting({ items }: { items: readonly Pending[] }) {
  const words = useCommandWords()
  const format = useFormat()
  if (items.length === 0) return null
  return <p className="b-pending__item b-muted">{format.count(items.length, words.waiting)}</p>
}

function Unsent({ items }: { items: readonly Pending[] }) {
  const words = useCommandWords()
  const format = useFormat()
  const [discarding, setDiscarding] = useState(false)
  if (items.length === 0) return null
  return (
    <div className="b-pending__item b-tone--warning">
      <Icon name="warning" />
      <p>
        <strong>{format.count(items.length, words.notSent)}</strong>
      </p>
      <Button small onClick={retryUnsent}>
        {words.retry}
      </Button>
      <Button
        small
        variant="tertiary"
        onClick={() => {
          if (discarding) items.forEach(({ key }) => dismiss(key))
          setDiscarding(!discarding)
        }}
      >
        {discarding ? words.reallyDiscard : words.discard}
      </Button>
    </div>
  )
}

function RefusedItem({ item }: { item: Pending }) {
  const words = useCommandWords()
  return (
    <div className="b-pending__item b-tone--danger">
      <Icon name="danger" />
      <p>
        <strong>{words.refused}</strong> {item.problem?.detail}
      </p>
      <Button small variant="tertiary" onClick={() => dismiss(item.key)}>
        {words.understood}
      </Button>
    </div>
  )
}
