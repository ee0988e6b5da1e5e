import type { Offer } from '@beistand/domain/offer'
import type { ReactNode } from 'react'
import { useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { AddOffer } from './AddOffer.js'
import { OfferCard } from './OfferCard.js'
import { useOfferWords } from './words.js'

const RANK = { available: 0, paused: 1, withdrawn: 2 } as const

interface Props {
  /** What the app puts below an offer. */
  below: (offer: Offer) => ReactNode
}

/** What the acting organisation could lend. Copies for exercises stay with their exercise. */
export function OurOffers({ below }: Props) {
  const words = useOfferWords()
  const owner = useSide()
  const ours = Object.values(useRows('offer'))
    .filter((offer) => offer.owner === owner && offer.exercise === null)
    .sort((a, b) => RANK[a.state] - RANK[b.state] || (a.title ?? '').localeCompare(b.title ?? '', 'de'))
  if (!owner) return null
  return (
    <Section title={words.title} actions={<AddOffer owner={owner} />}>
      {ours.length === 0 && <Empty>{words.none}</Empty>}
      <div className="b-items">
        {ours.map((offer) => (
          <OfferCard key={offer.id} offer={offer}>
            {below(offer)}
          </OfferCard>
        ))}
      </div>
    </Section>
  )
}
