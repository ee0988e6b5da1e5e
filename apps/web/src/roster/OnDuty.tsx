import { hits } from '@beistand/domain/emergency'
import { halfDayAt } from '@beistand/domain/half-day'
import { onDuty } from '@beistand/domain/roster'
import { useNames } from '../i18n/names.js'
import { useRows } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { PhoneLink } from '../ui/PhoneLink.js'
import { Section } from '../ui/Section.js'
import { useRosterWords } from './words.js'

const MINUTE = 60_000

/** Who of the office calls back now. */
export function OnDuty() {
  const words = useRosterWords()
  const names = useNames()
  const now = halfDayAt(useNow(MINUTE))
  const emergencies = Object.values(useRows('emergency'))
  const hit = (organisation: string) => emergencies.some((row) => row.victim === organisation && hits(row))
  const duty = onDuty(Object.values(useRows('shift')), now, hit)
  return (
    <Section title={words.now}>
      {duty.length === 0 && <p className="b-muted">{words.nobody}</p>}
      {duty.map(({ id, title, organisation, phone }) => (
        <p className="kern-body" key={id}>
          {title}, {names(organisation)} {phone && <PhoneLink phone={phone} />}
        </p>
      ))}
    </Section>
  )
}
