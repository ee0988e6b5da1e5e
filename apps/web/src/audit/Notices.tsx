import { type AuditNote, noticeList } from '@beistand/contracts/audit'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { useFormat } from '../i18n/format.js'
import { usePersonTitles } from '../i18n/persons.js'
import { useActingGrant, useMay, useSession } from '../sync/session.js'
import { Button, LinkButton } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { useWhat } from './NoteTable.js'
import { useAuditWords } from './words.js'

const PACE = 15_000
/** More would push the screen itself away. */
const AT_ONCE = 3

/** What somebody should look at around access, until put away: of the own account, and for the office of its people. */
export function Notices() {
  const words = useAuditWords()
  const office = useMay('invitation.make')
  const { notes, putAway } = useNotices()
  if (notes.length === 0) return null
  return (
    <section className="b-notices" aria-label={words.notices.title}>
      <ul className="b-plain-list">
        {notes.slice(0, AT_ONCE).map((note) => (
          <li key={note.id}>
            <Notice note={note} onRead={() => void putAway(note.id)} />
          </li>
        ))}
      </ul>
      <div className="b-row">
        {notes.length > AT_ONCE && <span>{words.notices.more(notes.length - AT_ONCE)}</span>}
        <LinkButton small to={office ? '/pact/audit' : '/account'}>
          {words.notices.look}
        </LinkButton>
      </div>
    </section>
  )
}

function Notice({ note, onRead }: { note: AuditNote; onRead: () => void }) {
  const words = useAuditWords()
  const format = useFormat()
  const title = usePersonTitles()
  const own = useSession((session) => session.person) === note.person
  const [head, ...more] = useWhat()(note)
  const whom = own ? null : title(note.person)
  const times = note.count > 1 ? format.count(note.count, words.times) : null
  const said = [whom, ...more, times, format.moment(note.at)].filter(Boolean).join(', ')
  return (
    <div className="b-notice">
      <Icon name="warning" size={24} />
      <p>
        <strong>{head}</strong> {said}
      </p>
      <Button small aria-label={words.notices.putAwayName(head)} onClick={onRead}>
        {words.notices.putAway}
      </Button>
    </div>
  )
}

function useNotices() {
  const acting = useActingGrant()?.id
  const [notes, setNotes] = useState<readonly AuditNote[]>([])
  useEffect(() => {
    const grant = acting ? { grant: acting, for: null, verified: null } : null
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const list = await ask('/session/notices', noticeList, { acting: grant }).catch(() => null)
      if (list) setNotes(list.notes)
    }
    void look()
    const timer = setInterval(() => void look(), PACE)
    return () => clearInterval(timer)
  }, [acting])
  const putAway = async (id: string) => {
    setNotes((held) => held.filter((note) => note.id !== id))
    await ask(`/session/notices/${id}/read`, z.unknown(), { method: 'PUT' }).catch(() => null)
  }
  return { notes, putAway }
}
