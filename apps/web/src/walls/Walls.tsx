import { makeWall, revokeWall, wallsSeen, type WallsSeen } from '@beistand/contracts/wall'
import type { Grant } from '@beistand/domain/grant'
import type { Id } from '@beistand/domain/noun'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { HandOver } from '../access/HandOver.js'
import { newLink } from '../access/link.js'
import { useAsking } from '../access/use-asking.js'
import { ask } from '../api.js'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { currentActing, useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Table, type Column } from '../ui/Table.js'
import { useWallWords } from './words.js'

/** How often it is asked when the screens were there last, in milliseconds; the server notes it once a minute. */
const EVERY = 15_000

/** The wall screens of the organisation in whose name someone acts: to name, connect and switch off. */
export function Walls() {
  const words = useWallWords()
  const side = useSide()
  const format = useFormat()
  const columns = useColumns(useSeen())
  const rows = Object.values(useRows('grant'))
    .filter(({ role, revoked, organisation }) => role === 'wall' && !revoked && organisation === side)
    .sort((a, b) => format.compare(a.title ?? '', b.title ?? ''))
  if (!side) return null
  return (
    <Section
      title={words.title}
      actions={
        <CommandButton
          command={makeWall}
          params={{ organisation: side }}
          target={{ keepers: [side] }}
          label={words.add}
          explain={words.explain}
          icon="plus"
          fields={[{ name: 'name', kind: 'text', label: words.name }]}
        />
      }
    >
      <p className="kern-body">{words.lead}</p>
      {rows.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table caption={words.title} columns={columns} rows={rows} id={({ id }) => id} />
      )}
    </Section>
  )
}

/** When each screen was there last; stays as it was while the server does not answer. */
function useSeen(): WallsSeen {
  const [seen, setSeen] = useState<WallsSeen>([])
  useEffect(() => {
    const read = () => void ask('/walls', wallsSeen, { acting: currentActing() }).then(setSeen, () => null)
    read()
    const timer = setInterval(read, EVERY)
    return () => clearInterval(timer)
  }, [])
  return seen
}

function useColumns(seen: WallsSeen): readonly Column<Grant>[] {
  const words = useWallWords()
  const format = useFormat()
  const seenOf = (wall: Id) => {
    const found = seen.find((one) => one.wall === wall)
    return found ? words.seenAt(format.moment(found.seen), found.browser) : words.never
  }
  return [
    { key: 'name', head: words.name, cell: ({ title }) => title ?? '' },
    { key: 'seen', head: words.seen, cell: ({ id }) => seenOf(id) },
    { key: 'actions', head: '', cell: (wall) => <Actions wall={wall} /> },
  ]
}

function Actions({ wall }: { wall: Grant }) {
  const words = useWallWords()
  const name = wall.title ?? ''
  return (
    <div className="b-row">
      <ConnectButton wall={wall.id} name={name} />
      <CommandButton
        command={revokeWall}
        params={{ wall: wall.id }}
        target={{ keepers: [wall.organisation] }}
        label={words.revoke}
        title={words.revokeOf(name)}
        explain={words.revokeExplain}
        variant="tertiary"
      />
    </div>
  )
}

function ConnectButton({ wall, name }: { wall: Id; name: string }) {
  const words = useWallWords()
  const { busy, failure, run } = useAsking()
  const [address, setAddress] = useState<string | null>(null)
  const offer = async () => {
    const { token, link } = await newLink()
    await ask(`/walls/${wall}/link`, z.unknown(), { method: 'POST', body: { link }, acting: currentActing() })
    setAddress(`${location.origin}/wall#${token}`)
  }
  const close = () => setAddress(null)
  return (
    <>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      <Button small busy={busy} aria-haspopup="dialog" onClick={() => void run(offer)}>
        {words.connect}
      </Button>
      {address && (
        <Dialog title={words.connectName(name)} onClose={close}>
          <HandOver address={address} lead={words.goodFor} onDone={close} />
        </Dialog>
      )}
    </>
  )
}
