import { issueCards, revokeCard } from '@beistand/contracts/card'
import { type Card, CARD_LASTS, CARD_PLACES, type CardState } from '@beistand/domain/card'
import type { Id } from '@beistand/domain/noun'
import { useState } from 'react'
import { CommandButton } from '../commands/CommandButton.js'
import { CommandForm } from '../commands/CommandForm.js'
import { useFormat } from '../i18n/format.js'
import { useRows } from '../sync/store.js'
import { useMay, useSide } from '../sync/session.js'
import { Button } from '../ui/Button.js'
import { Section } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { Table, type Column } from '../ui/Table.js'
import { CardSheet } from './CardSheet.js'
import { freshCard, type FreshCard, type Place } from './code.js'
import { useCardWords } from './words.js'

const TONES: Readonly<Record<CardState, Tone>> = {
  valid: 'success',
  used: 'warning',
  renewed: 'neutral',
  revoked: 'danger',
  expired: 'warning',
}

/** One of the three places, with the card last issued for it. */
interface PlaceRow {
  readonly place: Place
  readonly last: Card | undefined
  readonly issues: number
}

/** The emergency cards of the organisation in whose name someone acts: to issue, print and revoke. */
export function Cards() {
  const words = useCardWords()
  const side = useSide()
  const [wanted, setWanted] = useState<readonly FreshCard[] | null>(null)
  const [printing, setPrinting] = useState<readonly FreshCard[] | null>(null)
  const [until, setUntil] = useState(0)
  const mayIssue = useMay('card.issue', { keepers: side ? [side] : [] })
  const ask = (places: readonly Place[]) => setWanted(places.map(freshCard))
  const rows = usePlaces(side)
  const columns = useColumns(ask, mayIssue)
  if (!side) return null
  if (printing) return <CardSheet organisation={side} cards={printing} until={until} onDone={() => setPrinting(null)} />
  const recorded = () => {
    setUntil(Date.now() + CARD_LASTS)
    setPrinting(wanted)
    setWanted(null)
  }
  return (
    <Section
      title={words.title}
      actions={mayIssue && !wanted && <Button onClick={() => ask(CARD_PLACES)}>{words.issueAll}</Button>}
    >
      <p className="kern-body">{words.lead}</p>
      {wanted ? (
        <CommandForm
          command={issueCards}
          params={{ organisation: side }}
          fields={[]}
          fixed={{ cards: wanted }}
          submitLabel={words.issue(wanted.length)}
          onCancel={() => setWanted(null)}
          onDone={recorded}
        >
          <p className="kern-body">{words.explain}</p>
        </CommandForm>
      ) : (
        <Table caption={words.title} columns={columns} rows={rows} id={({ place }) => String(place)} />
      )}
    </Section>
  )
}

function usePlaces(side: Id | null): readonly PlaceRow[] {
  const all = Object.values(useRows('card')).filter(({ organisation }) => organisation === side)
  return CARD_PLACES.map((place) => {
    const here = all.filter((card) => card.place === place)
    const last = here.reduce<Card | undefined>(
      (one, card) => (one && one.issuedAt > card.issuedAt ? one : card),
      undefined,
    )
    return { place, last, issues: here.length }
  })
}

function useColumns(ask: (places: readonly Place[]) => void, mayIssue: boolean): readonly Column<PlaceRow>[] {
  const words = useCardWords()
  const format = useFormat()
  return [
    { key: 'place', head: words.card, cell: ({ place }) => words.place(place) },
    {
      key: 'state',
      head: words.stateHead,
      cell: ({ last }) => (
        <Status tone={last ? TONES[last.state] : 'warning'}>{last ? words.state[last.state] : words.none}</Status>
      ),
    },
    {
      key: 'until',
      head: words.until,
      cell: ({ last }) => (last?.state === 'valid' ? format.instant(last.until) : '–'),
    },
    { key: 'issued', head: words.issued, cell: ({ last }) => (last ? format.instant(last.issuedAt) : '–') },
    { key: 'issues', head: words.renewals, cell: ({ issues }) => format.number(issues), numeric: true },
    {
      key: 'actions',
      head: '',
      cell: ({ place, last }) =>
        mayIssue && (
          <div className="b-row">
            <Button small onClick={() => ask([place])}>
              {words.renew}
            </Button>
            {last?.state === 'valid' && <RevokeButton card={last} />}
          </div>
        ),
    },
  ]
}

function RevokeButton({ card }: { card: Card }) {
  const words = useCardWords()
  return (
    <CommandButton
      command={revokeCard}
      params={{ card: card.id }}
      target={{ keepers: [card.organisation] }}
      label={words.revoke}
      explain={words.revokeExplain}
      variant="tertiary"
    />
  )
}
