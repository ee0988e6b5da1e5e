import type { WallPicture } from '@beistand/contracts/wall'
import { Fragment, useEffect } from 'react'
import { useFormat } from '../i18n/format.js'
import { useTerms } from '../i18n/terms.js'
import { SEVERITY_TONES } from '../i18n/tones.js'
import { freshness, useConnection } from '../sync/connection.js'
import { useNow } from '../sync/useNow.js'
import { useWallWords } from './words.js'

type WallLine = WallPicture['lines'][number]

/** As many as fit on a screen of 16:9, which nobody scrolls, also while the warning is there. */
const SHOWN = 4

/** The situation to be read from five metres: nothing to press, and no doubt whether it is still true. */
export function WallPictureView({ picture, failed }: { picture: WallPicture; failed: boolean }) {
  const words = useWallWords()
  const { lines, name, pactName, demo } = picture
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
      <Figures lines={lines} />
      {lines.length === 0 ? (
        <p className="b-wall__calm">{words.calm}</p>
      ) : (
        <ol className="b-wall__list" aria-label={words.list}>
          {lines.slice(0, SHOWN).map((line) => (
            <Line key={`${line.name} ${line.openedAt}`} line={line} />
          ))}
        </ol>
      )}
      <More lines={lines.slice(SHOWN)} />
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

function Figures({ lines }: { lines: readonly WallLine[] }) {
  const words = useWallWords()
  const format = useFormat()
  const real = realOf(lines)
  const figures = [
    [words.active, victimsOf(real)],
    [words.withoutHelp, real.reduce((sum, { withoutHelp }) => sum + withoutHelp, 0)],
    [words.down, real.reduce((sum, { down }) => sum + down, 0)],
  ] as const
  return (
    <dl className="b-wall__figures">
      {figures.map(([label, value]) => (
        <div key={label.other} className={value > 0 ? 'b-wall__figure b-wall__figure--some' : 'b-wall__figure'}>
          <dt>{format.form(value, label)}</dt>
          <dd>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function More({ lines }: { lines: readonly WallLine[] }) {
  const words = useWallWords()
  const format = useFormat()
  const real = victimsOf(realOf(lines))
  const exercised = victimsOf(lines) - real
  const parts = [
    ...(real > 0 ? [format.count(real, words.more)] : []),
    ...(exercised > 0 ? [format.count(exercised, words.moreExercised)] : []),
  ]
  return parts.length > 0 && <p>{format.list(parts)}</p>
}

function realOf(lines: readonly WallLine[]): readonly WallLine[] {
  return lines.filter(({ exercise }) => !exercise)
}

function victimsOf(lines: readonly WallLine[]): number {
  return lines.reduce((sum, { victims }) => sum + victims, 0)
}

function Line({ line }: { line: WallLine }) {
  const words = useWallWords()
  const terms = useTerms()
  const format = useFormat()
  const { name, victims, exercise, kind, severity, phase, openedAt, nextUpdateDue, down, limited, committed } = line
  const which = victims > 1 ? [format.count(victims, words.affected)] : [terms.phase[phase], terms.kind[kind]]
  const figures = [
    down + limited > 0 ? words.services(format.number(down), format.number(limited)) : null,
    committed === 0 ? words.noHelp : format.count(committed, words.helped),
    nextUpdateDue === null ? null : words.nextUpdate(format.moment(nextUpdateDue)),
  ]
  return (
    <li className={`b-wall__line b-wall__line--${SEVERITY_TONES[severity]}`}>
      <p className="b-wall__victim">
        {exercise && <span className="b-wall__exercise">{words.exercise}</span>}{' '}
        {victims > 1 ? words.outage(name) : name}
      </p>
      <Parts parts={[terms.severity[severity], ...which, words.since(format.moment(openedAt))]} />
      <Parts parts={figures.flatMap((figure) => figure ?? [])} />
    </li>
  )
}

/** A line that breaks between its parts, not inside them. */
function Parts({ parts }: { parts: readonly string[] }) {
  return (
    <p>
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' · '}
          <span className="b-wall__part">{part}</span>
        </Fragment>
      ))}
    </p>
  )
}
