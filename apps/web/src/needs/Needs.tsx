import type { Emergency } from '@beistand/domain/emergency'
import type { Need } from '@beistand/domain/need'
import { useMemo, type ReactNode } from 'react'
import { useOwn } from '../sync/own.js'
import { useRows } from '../sync/store.js'
import { FreshItems } from '../ui/FreshItems.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { useHeld } from '../ui/useHeld.js'
import { AddNeed } from './AddNeed.js'
import { NeedCard } from './NeedCard.js'
import { useNeedWords } from './words.js'

interface Props {
  emergency: Emergency
  /** What the app puts below a need: the loans, and the ways to get or give help. */
  below: (need: Need) => ReactNode
}

/** What a victim needs, the most important first, open ones before closed ones. */
export function Needs({ emergency, below }: Props) {
  const words = useNeedWords()
  const rows = useRows('need')
  const ids = useMemo(
    () =>
      Object.values(rows)
        .filter((need) => need.emergency === emergency.id)
        .sort(
          (a, b) =>
            Number(a.state === 'closed') - Number(b.state === 'closed') ||
            a.priority - b.priority ||
            a.openedAt - b.openedAt,
        )
        .map(({ id }) => id),
    [rows, emergency.id],
  )
  const { shown, fresh, showAll } = useHeld(ids, useOwn())
  return (
    <Section
      title={words.title}
      fresh={<FreshItems count={fresh} onShow={showAll} />}
      actions={<AddNeed emergency={emergency} />}
    >
      {ids.length === 0 && (
        <Empty>
          {words.none} {words.noneNext}
        </Empty>
      )}
      <div className="b-items">
        {shown.map((id) => {
          const need = rows[id]
          return (
            need && (
              <NeedCard key={id} need={need}>
                {below(need)}
              </NeedCard>
            )
          )
        })}
      </div>
    </Section>
  )
}
