import { takeOverAlarm } from '@beistand/contracts/alarm'
import { type Alarm, waitsFor } from '@beistand/domain/alarm'
import type { CallBack } from '@beistand/domain/call-back'
import type { Id, Instant } from '@beistand/domain/noun'
import { CommandButton } from '../commands/CommandButton.js'
import { ExerciseOf } from '../i18n/ExerciseOf.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { Time } from '../i18n/Time.js'
import { Link } from '../router/Link.js'
import { useActingGrant } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { useCallBackWords } from './call-back-words.js'

/** What the office has to see to: one emergency, or one failure of a provider. */
interface Matter {
  readonly about: Id
  readonly since: Instant
  readonly alarm: Alarm | undefined
  readonly callBacks: readonly CallBack[]
}

/** What alarms the office: whom to call back, and what nobody of it has taken over yet. */
export function CallBackBanner() {
  const words = useCallBackWords()
  const matters = useMatters()
  const calling = matters.filter(({ callBacks }) => callBacks.length > 0)
  return (
    <>
      <Matters title={words.callBackNow} matters={calling} />
      <Matters title={words.alarmNow} matters={matters.filter((matter) => !calling.includes(matter))} />
    </>
  )
}

function Matters({ title, matters }: { title: string; matters: readonly Matter[] }) {
  if (matters.length === 0) return null
  return (
    <Alert tone="danger" title={title} role="status">
      <ul className="b-plain-list b-stack">
        {matters.map((matter) => (
          <MatterLine key={matter.about} {...matter} />
        ))}
      </ul>
    </Alert>
  )
}

function MatterLine({ about, since, alarm, callBacks }: Matter) {
  const words = useCallBackWords()
  const names = useNames()
  const format = useFormat()
  const emergency = useRows('emergency')[about]
  const cause = useRows('cause')[about]
  const how = cause
    ? words.byOutage
    : callBacks.some(({ card }) => card !== null)
      ? words.byCard
      : callBacks.length > 0
        ? words.byForm
        : words.declared
  return (
    <li className="b-row">
      <span>
        <ExerciseOf exercise={alarm?.exercise ?? null} />{' '}
        {emergency && <Link to={`/emergencies/${about}`}>{names(emergency.victim)}</Link>}
        {cause && <strong>{names(cause.provider)}</strong>} · {how} · <Time at={since} />
        {alarm && alarm.acknowledged.length > 0 && ` · ${words.takenOver(format.list(alarm.acknowledged.map(names)))}`}
      </span>
      {alarm && alarm.acknowledged.length === 0 && (
        <CommandButton command={takeOverAlarm} params={{ alarm: alarm.id }} variant="primary" label={words.takeOver} />
      )}
    </li>
  )
}

function useMatters(): readonly Matter[] {
  const office = useActingGrant()?.organisation ?? ''
  const alarms = Object.values(useRows('alarm')).filter(({ to, state }) => to === 'office' && state === 'due')
  const waiting = Object.values(useRows('callBack')).filter(({ state }) => state === 'pending')
  const open = alarms.filter((row) => waitsFor(row, office)).flatMap(({ emergency, cause }) => emergency ?? cause ?? [])
  const about = new Set([...open, ...waiting.map(({ emergency }) => emergency)])
  return [...about]
    .map((id): Matter => {
      const alarm = alarms.find(({ emergency, cause }) => emergency === id || cause === id)
      const callBacks = waiting.filter(({ emergency }) => emergency === id)
      const times = callBacks.map(({ askedAt }) => askedAt)
      return { about: id, alarm, callBacks, since: Math.min(...(times.length > 0 ? times : [alarm?.raisedAt ?? 0])) }
    })
    .sort((a, b) => a.since - b.since)
}
