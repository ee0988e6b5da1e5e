import { addReport, narrowReport } from '@beistand/contracts/emergency'
import type { Emergency } from '@beistand/domain/emergency'
import type { Report } from '@beistand/domain/report'
import { CommandButton } from '../commands/CommandButton.js'
import { NarrowButton, useReaderFields } from '../commands/readers.js'
import { useCommandWords } from '../commands/words.js'
import { ActedForMark } from '../i18n/ActedForMark.js'
import { useNames } from '../i18n/names.js'
import { useInvolved } from '../i18n/persons.js'
import { Time } from '../i18n/Time.js'
import { useOwn } from '../sync/own.js'
import { useRows } from '../sync/store.js'
import { FreshItems } from '../ui/FreshItems.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { useHeld } from '../ui/useHeld.js'
import { useEmergencyWords } from './words.js'

/** What people have said about an emergency, newest first. */
export function Reports({ emergency }: { emergency: Emergency }) {
  const words = useEmergencyWords()
  const reports = Object.values(useRows('report'))
    .filter((row) => row.emergency === emergency.id)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const readers = useReaderFields()
  const involved = useInvolved(emergency.id)
  const { shown, fresh, showAll } = useHeld(reports, useOwn())
  const add = (
    <CommandButton
      command={addReport}
      params={{ emergency: emergency.id }}
      target={{ victim: emergency.victim, involved }}
      icon="plus"
      label={words.addReport}
      initial={{ tlp: 'TLP:AMBER', 'circle.to': 'pact' }}
      fields={[{ name: 'text', kind: 'area', label: words.reportText }, ...readers]}
    />
  )
  return (
    <Section title={words.reports} fresh={<FreshItems count={fresh} onShow={showAll} />} actions={add}>
      {reports.length === 0 && <Empty>{words.noReports}</Empty>}
      <ul className="b-plain-list b-log">
        {shown.map((report) => (
          <ReportItem key={report.id} report={report} />
        ))}
      </ul>
    </Section>
  )
}

function ReportItem({ report }: { report: Report }) {
  const words = useEmergencyWords()
  const names = useNames()
  const { circles } = useCommandWords()
  return (
    <li className="b-log__item">
      <p className="b-log__head">
        <strong>{names(report.organisation)}</strong> <Time at={report.at} /> <ActedForMark acted={report.madeFor} />
      </p>
      <p className="kern-body b-text">{report.text ?? words.erased}</p>
      <p className="b-log__foot">
        <span>{report.tlp}</span>
        <span>{circles[report.circle.to]}</span>
        {report.circle.to !== 'named' && (
          <NarrowButton
            command={narrowReport}
            params={{ report: report.id }}
            owner={report.organisation}
            emergency={report.emergency}
            persons={[report.author]}
          />
        )}
      </p>
    </li>
  )
}
