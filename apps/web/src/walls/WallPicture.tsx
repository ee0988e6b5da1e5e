import type { WallPicture } from '@beistand/contracts/wall'
import type { Severity } from '@beistand/domain/emergency'
import { useEffect } from 'react'
import { useFormat } from '../i18n/format.js'
import { useTerms } from '../i18n/terms.js'
import { freshness, useConnection } from '../sync/connection.js'
import { useNow } from '../sync/useNow.js'
import { useWallWords } from './words.js'

type Emergency = WallPicture['emergencies'][number]

/** As many as fit on a screen of 16:9, which nobody scrolls, also while the warning is there. */
const SHOWN = 4
const TONES: Readonly<Record<Severity, 'danger' | 'warning' | 'info'>> = {
  critical: 'danger',
  serious: 'danger',
  unknown: 'warning',
  limited: 'info',
}

/** The situation to be read from five metres: nothing to press, and no doubt whether it is still true. */
export function WallPictureView({ picture, failed }: { picture: WallPicture; failed: boolean }) {
  const words = useWallWords()
  const format = useFormat()
  const { emergencies, name, pactName, demo } = picture
  const rest = emergencies.length - SHOWN
  useEffect(() => {
    document.title = `${name ?? words.pair.title} · Beistand`
  }, [name, words])
  return (
    <main id="main" className="b-wall">
      <header className="b-wall__head">
        <div>
          <h1>{pactName}</h1>
          <p>{[name, demo ? words.demo : null].filter(Boolean).join(' · ')}</p>
        </div>
        <Clock />
      </header>
      <Trust failed={failed} />
      <Figures emergencies={emergencies} />
      {emergencies.length === 0 ? (
        <p className="b-wall__calm">{words.calm}</p>
      ) : (
        <ol className="b-wall__list" aria-label={words.list}>
          {emergencies.slice(0, SHOWN).map((emergency) => (
            <Line key={`${emergency.victim} ${emergency.openedAt}`} emergency={emergency} />
          ))}
        </ol>
      )}
      {rest > 0 && <p className="b-wall__more">{format.count(rest, words.more)}</p>}
    </main>
  )
}

/** The server's time: a device that nobody looks after may have another. */
function Clock() {
  const format = useFormat()
  const now = useNow(500)
  const { serverTime, heardAt } = useConnection()
  const shown = serverTime !== null && heardAt !== null ? serverTime + (now - heardAt) : now
  return <p className="b-wall__clock">{format.clock(shown)}</p>
}

/** Whether what is shown is true now, in words and as large as the rest. */
function Trust({ failed }: { failed: boolean }) {
  const words = useWallWords()
  const format = useFormat()
  const connection = useConnection()
  const state = freshness(connection, useNow(500))
  const asOf = connection.serverTime
  if (state === 'starting' && !failed) return <p className="b-wall__trust">{words.starting}</p>
  if (state === 'live' && !failed) return <p className="b-wall__trust">{words.live}</p>
  return (
    <div className="b-wall__trust b-wall__trust--lost" role="alert">
      <strong>{words.lost}</strong>
      {asOf !== null && <span>{words.lostSince(format.moment(asOf))}</span>}
    </div>
  )
}

function Figures({ emergencies }: { emergencies: readonly Emergency[] }) {
  const words = useWallWords()
  const format = useFormat()
  const real = emergencies.filter(({ exercise }) => !exercise)
  const figures = [
    [words.active, real.length],
    [words.withoutHelp, real.filter(({ committed }) => committed === 0).length],
    [words.down, real.reduce((sum, { down }) => sum + down, 0)],
  ] as const
  return (
    <dl className="b-wall__figures">
      {figures.map(([label, value]) => (
        <div key={label} className={value > 0 ? 'b-wall__figure b-wall__figure--some' : 'b-wall__figure'}>
          <dt>{label}</dt>
          <dd>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Line({ emergency }: { emergency: Emergency }) {
  const words = useWallWords()
  const terms = useTerms()
  const format = useFormat()
  const { victim, exercise, kind, severity, phase, openedAt, nextUpdateDue, down, limited, committed } = emergency
  const state = [terms.severity[severity], terms.phase[phase], terms.kind[kind], words.since(format.moment(openedAt))]
  const figures = [
    down + limited > 0 ? words.services(format.number(down), format.number(limited)) : null,
    committed === 0 ? words.noHelp : format.count(committed, words.helped),
    nextUpdateDue === null ? null : words.nextUpdate(format.moment(nextUpdateDue)),
  ]
  return (
    <li className={`b-wall__line b-wall__line--${TONES[severity]}`}>
      <p className="b-wall__victim">
        {exercise && <span className="b-wall__exercise">{words.exercise}</span>} {victim}
      </p>
      <p>{state.join(' · ')}</p>
      <p>{figures.filter(Boolean).join(' · ')}</p>
    </li>
  )
}
