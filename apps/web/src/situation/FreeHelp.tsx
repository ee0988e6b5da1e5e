import { OFFER_KINDS, type OfferKind } from '@beistand/domain/offer'
import { useFormat } from '../i18n/format.js'
import { Changing } from '../ui/Changing.js'
import { Section } from '../ui/Section.js'
import { useSituationWords } from './words.js'

/** Units that could go out this half day. */
export function FreeHelp({ free }: { free: Readonly<Record<OfferKind, number>> }) {
  const words = useSituationWords()
  const format = useFormat()
  return (
    <Section title={words.help}>
      <dl className="b-counts">
        {OFFER_KINDS.map((kind) => (
          <div key={kind}>
            <dt>{words.offerKinds[kind]}</dt>
            <dd>
              <Changing value={free[kind]}>{format.number(free[kind])}</Changing>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
