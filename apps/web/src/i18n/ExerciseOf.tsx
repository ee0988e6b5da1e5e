import type { Id } from '@beistand/domain/noun'
import { useRow } from '../sync/store.js'
import { Status } from '../ui/Status.js'
import { useTerms } from './terms.js'

/** The mark of whatever belongs to an exercise, by itself or through its emergency. */
export function ExerciseOf({ exercise = null, emergency = null }: { exercise?: Id | null; emergency?: Id | null }) {
  const { exercise: word } = useTerms()
  const of = useRow('emergency', emergency)
  if (exercise === null && (of === undefined || of.exercise === null)) return null
  return <Status tone="warning">{word}</Status>
}
