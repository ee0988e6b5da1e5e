import { Alert } from '../ui/Alert.js'
import { OfficePhone } from './OfficePhone.js'
import { useEmergencyWords } from './words.js'

/** Says that the declaration waits on this device, and whom to call meanwhile. */
export function NotSent() {
  const words = useEmergencyWords()
  return (
    <Alert tone="warning" title={words.notSent} role="alert">
      <p>{words.notSentWhy}</p>
      <OfficePhone />
    </Alert>
  )
}
