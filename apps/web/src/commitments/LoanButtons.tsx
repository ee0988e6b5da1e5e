import { offerLoan, requestLoan } from '@beistand/contracts/commitment'
import { halfDayAt } from '@beistand/domain/half-day'
import { serves, type Need } from '@beistand/domain/need'
import { MODES, type Offer } from '@beistand/domain/offer'
import { CommandButton } from '../commands/CommandButton.js'
import { fromChoices, toChoices, type FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { useCommitmentWords } from './words.js'

const HOUR = 3_600_000

/** The two ways to a loan: the victim asks a lender, or a lender offers by itself. */
export function LoanButtons({ need }: { need: Need }) {
  const words = useCommitmentWords()
  const side = useSide()
  const fitting = Object.values(useRows('offer')).filter((offer) => fits(offer, need))
  const mine = fitting.filter(({ owner }) => owner === side)
  const others = fitting.filter(({ owner }) => owner !== need.victim)
  const start = halfDayAt(useNow(HOUR))
  const requested = useLoanFields(need, others, start)
  const offered = useLoanFields(need, mine, start)
  const initial = {
    units: 1,
    'window.from': Math.max(need.window.from, start),
    'window.to': need.window.to,
    mode: need.mode === 'remote' ? 'remote' : 'onsite',
  }
  if (need.state === 'closed') return null
  const given = { params: { need: need.id }, initial, shape: withMessage }
  return (
    <div className="b-row">
      <CommandButton
        command={requestLoan}
        {...given}
        target={{ victim: need.victim }}
        icon="plus"
        label={words.request}
        explain={others.length > 0 ? words.requestExplain : words.nothingFits}
        fields={requested}
      />
      {side !== null && side !== need.victim && mine.length > 0 && (
        <CommandButton
          command={offerLoan}
          {...given}
          target={{ lender: side }}
          icon="plus"
          label={words.offer}
          explain={words.offerExplain}
          fields={offered}
        />
      )}
    </div>
  )
}

function withMessage(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, message: body['message'] ?? '' }
}

function fits(offer: Offer, need: Need): boolean {
  return offer.state === 'available' && offer.exercise === need.exercise && serves(offer.kind, need.kind)
}

function useLoanFields(need: Need, offers: readonly Offer[], start: number): readonly FieldSpec[] {
  const words = useCommitmentWords()
  const terms = useTerms()
  const names = useNames()
  const format = useFormat()
  const from = Math.max(need.window.from, start)
  const length = Math.max(0, need.window.to - from)
  const line = ({ owner, title, kind, units }: Offer) =>
    words.offerLine(names(owner), title ?? '', terms.offerKind[kind], format.number(units))
  return [
    {
      name: 'offer',
      kind: 'select',
      label: words.whichOffer,
      choices: offers
        .map((offer) => ({ value: offer.id, label: line(offer) }))
        .sort((a, b) => format.compare(a.label, b.label)),
    },
    { name: 'units', kind: 'number', label: words.units },
    {
      name: 'window.from',
      kind: 'select',
      numeric: true,
      label: words.from,
      choices: fromChoices(from, length, format.halfDay),
    },
    {
      name: 'window.to',
      kind: 'select',
      numeric: true,
      label: words.until,
      choices: toChoices(from, length, format.halfDay),
    },
    {
      name: 'mode',
      kind: 'radio',
      label: words.mode,
      choices: MODES.map((value) => ({ value, label: terms.mode[value] })),
    },
    { name: 'message', kind: 'area', label: words.message, optional: true, more: true },
  ]
}
