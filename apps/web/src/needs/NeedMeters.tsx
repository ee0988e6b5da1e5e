import type { Need } from '@beistand/domain/need'
import { useFormat } from '../i18n/format.js'
import { useRow } from '../sync/store.js'
import { Meter } from '../ui/Meter.js'
import { useNeedWords } from './words.js'

/** Committed, on duty and fulfilled, of what was asked; all in half days of one unit. */
export function NeedMeters({ need }: { need: Need }) {
  const words = useNeedWords()
  const format = useFormat()
  const meter = useRow('meter', need.id)
  if (!meter) return null
  const text = (part: number) => words.meterText(format.number(part), format.count(meter.asked, words.halfDays))
  return (
    <div className="b-meters">
      <Meter label={words.committed} value={meter.committed} of={meter.asked} text={text(meter.committed)} />
      <Meter label={words.onDuty} value={meter.onDuty} of={meter.asked} text={text(meter.onDuty)} />
      <Meter label={words.fulfilled} value={meter.fulfilled} of={meter.asked} text={text(meter.fulfilled)} />
    </div>
  )
}
