import type { Invitation } from '@beistand/domain/invitation'
import { invitationAddress } from '../access/link.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useActingGrant } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { PrintSheet } from '../ui/PrintSheet.js'
import { Qr } from '../ui/Qr.js'
import { useImportWords } from './words.js'

/** An invitation whose link is still known here: its hash, and the token that only this browser has. */
export interface HandedInvitation {
  readonly link: string
  readonly token: string
}

interface Props {
  handed: readonly HandedInvitation[]
  onDone: () => void
}

/** The invitations of a list as they come out of the printer, to be cut apart; they are shown this once. */
export function InvitationSheet({ handed, onDone }: Props) {
  const words = useImportWords().sheet
  const rows = Object.values(useRows('invitation'))
  const pact = useActingGrant()?.pact ?? ''
  return (
    <PrintSheet words={{ ...words, sheet: words.list }} onDone={onDone}>
      {handed.map(({ link, token }) => {
        const row = rows.find((one) => one.link === link)
        return row && <PrintedInvitation key={link} row={row} address={invitationAddress(pact, token)} />
      })}
    </PrintSheet>
  )
}

function PrintedInvitation({ row, address }: { row: Invitation; address: string }) {
  const words = useImportWords().sheet
  const names = useNames()
  const format = useFormat()
  const title = row.title ?? ''
  return (
    <article className="b-printed-card b-printed-card--slip" aria-label={`${title}, ${names(row.organisation)}`}>
      <header className="b-printed-card__head">
        <h2>{title}</h2>
        <p>{names(row.organisation)}</p>
      </header>
      <p className="b-printed-card__lead">
        {words.heading}: {words.how}
      </p>
      <div className="b-printed-card__code">
        <Qr text={address} label={words.qr(title)} />
        <p className="b-printed-card__link">{address}</p>
      </div>
      <footer className="b-printed-card__foot">{words.until(format.instant(row.until))}</footer>
    </article>
  )
}
