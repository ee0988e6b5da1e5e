import type { Id } from '@beistand/domain/noun'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useActingGrant } from '../sync/session.js'
import { PrintSheet } from '../ui/PrintSheet.js'
import { Qr } from '../ui/Qr.js'
import { cardAddress, type FreshCard } from './code.js'
import { useCardWords } from './words.js'

interface Props {
  organisation: Id
  cards: readonly FreshCard[]
  until: number
  onDone: () => void
}

/** The cards as they come out of the printer: one sheet of A4, to be cut at its marks. */
export function CardSheet({ organisation, cards, until, onDone }: Props) {
  const words = useCardWords()
  return (
    <PrintSheet
      words={{ ...words, once: words.onlyNow, onceWhy: words.onlyNowWhy, sheet: words.preview }}
      onDone={onDone}
    >
      {cards.map((card) => (
        <PrintedCard key={card.place} card={card} organisation={organisation} until={until} />
      ))}
    </PrintSheet>
  )
}

function PrintedCard({ card, organisation, until }: { card: FreshCard; organisation: Id; until: number }) {
  const words = useCardWords()
  const names = useNames()
  const format = useFormat()
  const pact = useActingGrant()?.pact ?? ''
  const { place, code } = card
  const { sheet } = words
  return (
    <article className="b-printed-card" aria-label={words.place(place)}>
      <Marks />
      <header className="b-printed-card__head">
        <h2>{sheet.title}</h2>
        <p>
          {names(organisation)} · {words.place(place)}
        </p>
      </header>
      <p className="b-printed-card__lead">{sheet.subtitle}</p>
      <ol className="b-printed-card__steps">
        {sheet.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="b-printed-card__code">
        <Qr text={cardAddress({ pact, organisation, code })} label={sheet.qr} />
        <Code code={code} />
      </div>
      <footer className="b-printed-card__foot">{sheet.once(format.instant(until))}</footer>
    </article>
  )
}

function Code({ code }: { code: string }) {
  const { sheet } = useCardWords()
  const all = code.split(' ')
  return (
    <div>
      <p>
        {sheet.address}: <b>{location.host}/notfall/karte</b>
      </p>
      <p>{sheet.words}:</p>
      <p className="b-printed-card__words">
        {all.map((word, index) => (
          <span key={index}>
            {word}
            {index === all.length - 1 && <small> ({sheet.check})</small>}
          </span>
        ))}
      </p>
    </div>
  )
}

/** Where to cut: two short lines outside each corner. */
function Marks() {
  return ['nw', 'ne', 'sw', 'se'].map((corner) => (
    <span key={corner} className={`b-printed-card__mark b-printed-card__mark--${corner}`} aria-hidden="true" />
  ))
}
