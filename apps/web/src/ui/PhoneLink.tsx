import { dialled } from '@beistand/domain/contact'

/** A number that a phone calls when it is touched. `text` stands there in place of the number. */
export function PhoneLink({ phone, text = phone }: { phone: string; text?: string }) {
  return (
    <a className="kern-link" href={dialled(phone)}>
      {text}
    </a>
  )
}
