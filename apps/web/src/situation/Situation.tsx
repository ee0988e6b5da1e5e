import { isOpen } from '@beistand/domain/emergency'
import { halfDayAt } from '@beistand/domain/half-day'
import { OFFER_KINDS } from '@beistand/domain/offer'
import { linesOf } from '@beistand/domain/urgency'
import { useMemo, type ReactNode } from 'react'
import { useFormat } from '../i18n/format.js'
import { useNow } from '../sync/useNow.js'
import { useReplica, useRows } from '../sync/store.js'
import { LinkButton } from '../ui/Button.js'
import { Loading } from '../ui/ListState.js'
import { Page } from '../ui/Page.js'
import { Decisions } from './Decisions.js'
import { Figures } from './Figures.js'
import { freeHelp, helpOf } from './picture.js'
import { Services } from './Services.js'
import { Urgency } from './Urgency.js'
import { useSituationWords } from './words.js'

const MINUTE = 60_000

/** How many, where worst, who has no help: answered in the first view. `plan`: how far help reaches, from the app. */
export function Situation({ plan }: { plan: ReactNode }) {
  const words = useSituationWords()
  const format = useFormat()
  const loaded = useReplica((held) => held.loaded)
  const emergencies = useRows('emergency')
  const [needs, meters] = [useRows('need'), useRows('meter')]
  const impacts = useRows('impact')
  const [offer, load, absence] = [useRows('offer'), useRows('load'), useRows('absence')]
  const halfDay = halfDayAt(useNow(MINUTE))
  const help = useMemo(() => helpOf(needs, meters), [needs, meters])
  const lines = useMemo(() => linesOf(Object.values(emergencies).filter(isOpen), help), [emergencies, help])
  const free = useMemo(() => freeHelp({ offer, load, absence }, halfDay), [offer, load, absence, halfDay])
  const open = useMemo(
    () => Object.values(emergencies).filter((one) => isOpen(one) && one.exercise === null),
    [emergencies],
  )
  const down = useMemo(
    () =>
      Object.values(impacts).filter(
        ({ state, emergency }) => state === 'down' && open.some(({ id }) => id === emergency),
      ),
    [impacts, open],
  )
  if (!loaded)
    return (
      <Page title={words.title}>
        <Loading />
      </Page>
    )
  return (
    <Page title={words.title} dense>
      <Figures
        figures={[
          { label: words.active, value: open.length, tone: open.length > 0 ? 'danger' : 'neutral' },
          {
            label: words.withoutHelp,
            value: open.filter(({ id }) => !help.get(id)).length,
            tone: open.some(({ id }) => !help.get(id)) ? 'danger' : 'neutral',
          },
          { label: words.servicesDown, value: down.length, tone: down.length > 0 ? 'warning' : 'neutral' },
          {
            label: words.freeHelp,
            value: OFFER_KINDS.reduce((sum, kind) => sum + free[kind], 0),
            tone: 'neutral',
            parts: OFFER_KINDS.map((kind) => `${format.number(free[kind])} ${words.offerKinds[kind]}`).join(', '),
          },
        ]}
      />
      <div className="b-columns b-columns--situation">
        <Urgency lines={lines} />
        <Services />
        <div>
          <Decisions />
          {plan}
        </div>
      </div>
      <div className="b-actionbar b-phone">
        <LinkButton to="/declare" variant="danger" block>
          {words.declare}
        </LinkButton>
      </div>
    </Page>
  )
}
