import { useNames } from '../i18n/names.js'
import { useRows } from '../sync/store.js'
import { PhoneLink } from '../ui/PhoneLink.js'
import { useEmergencyWords } from './words.js'

/** Phone numbers of the office, known from before the connection was lost. */
function useOfficePhone(): { who: string; phone: string } | null {
  const names = useNames()
  const grants = Object.values(useRows('grant'))
  const organisations = useRows('organisation')
  const contacts = Object.values(useRows('contact'))
  for (const { organisation } of grants.filter(({ role, revoked }) => role === 'office' && !revoked)) {
    const contact = contacts.find((one) => one.organisation === organisation && !one.removed && one.phone)
    const phone = organisations[organisation]?.phone ?? contact?.phone
    if (phone) return { who: names(organisation), phone }
  }
  return null
}

/** Whom to call meanwhile. */
export function OfficePhone() {
  const words = useEmergencyWords()
  const office = useOfficePhone()
  if (!office) return <p>{words.noPhone}</p>
  return (
    <p>
      <PhoneLink phone={office.phone} text={words.callInstead(`${office.who}, ${office.phone}`)} />
    </p>
  )
}
