import type { Emergency } from '@beistand/domain/emergency'
import type { Need } from '@beistand/domain/need'
import type { ReactNode } from 'react'
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

/** Open ones before closed ones, then by priority, then the older first. */
function byUrgency(a: Need, b: Need): number {
  const closed = (need: Need) => Number(need.state === 'closed')
  return closed(a) - closed(b) || a.priority - b.priority || a.openedAt - b.openedAt
}

/** What a victim needs, the most important first. */
export function Needs({ emergency, below }: Props) {
  const words = useNeedWords()
  const needs = Object.values(useRows('need'))
    .filter((need) => need.emergency === emergency.id)
    .sort(byUrgency)
  const { shown, fresh, showAll } = useHeld(needs, useOwn())
  return (
    <Section
      title={words.title}
      fresh={<FreshItems count={fresh} onShow={showAll} />}
      actions={<AddNeed emergency={emergency} />}
    >
      {needs.length === 0 && <Empty>{words.none}</Empty>}
      <div className="b-items">
        {shown.map((need) => (
          <NeedCard key={need.id} need={need}>
            {below(need)}
          </NeedCard>
        ))}
      </div>
    </Section>
  )
}
