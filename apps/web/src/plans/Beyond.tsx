import type { Need } from '@beistand/domain/need'
import { beyondThePact } from '@beistand/domain/planning-beyond'
import { useMemo } from 'react'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useRows } from '../sync/store.js'
import { Dialog } from '../ui/Dialog.js'
import { PhoneLink } from '../ui/PhoneLink.js'
import { usePlanWords } from './words.js'

/** As many as one person calls. */
const MOST = 15

/** Whom to ask where the pact cannot help, the nearest first. */
export function Beyond({ need, onClose }: { need: Need; onClose: () => void }) {
  const words = usePlanWords()
  const names = useNames()
  const format = useFormat()
  const [organisation, membership] = [useRows('organisation'), useRows('membership')]
  const outsiders = useMemo(() => {
    const directory = { organisation: Object.values(organisation), membership: Object.values(membership) }
    return beyondThePact(directory, need.place ?? need.victim).slice(0, MOST)
  }, [organisation, membership, need.place, need.victim])
  return (
    <Dialog title={words.beyondTitle} onClose={onClose}>
      <p>{outsiders.length > 0 ? words.beyondExplain : words.nobodyBeyond}</p>
      <ul className="b-bullets">
        {outsiders.map(({ organisation: id, km, phone }) => (
          <li key={id}>
            <strong>{names(id)}</strong> · {km === null ? words.unknownDistance : words.distance(format.number(km))} ·{' '}
            {phone === null ? words.noPhone : <PhoneLink phone={phone} />}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
