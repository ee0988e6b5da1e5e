import type { UseFormRegisterReturn } from 'react-hook-form'
import { useFormat } from '../i18n/format.js'
import { Select } from '../ui/Field.js'
import { useEnded } from './useEnded.js'
import { useEmergencyWords } from './words.js'

interface Props {
  victim: string
  field: UseFormRegisterReturn
}

/** Names the earlier emergency of the victim that this one follows; where there is none, nothing is asked. */
export function RelapseField({ victim, field }: Props) {
  const words = useEmergencyWords()
  const format = useFormat()
  const ended = useEnded(victim).ended.filter(({ exercise, phase }) => exercise === null && phase === 'closed')
  if (ended.length === 0) return null
  return (
    <Select
      {...field}
      label={words.relapseQuestion}
      placeholder={words.noRelapse}
      choices={ended.map(({ id, number, phaseSince }) => ({
        value: id,
        label: `${words.number(String(number))}, ${words.endedAt} ${format.instant(phaseSince)}`,
      }))}
    />
  )
}
