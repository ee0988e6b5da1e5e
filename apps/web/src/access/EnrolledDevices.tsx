import { type EnrolmentView, enrolmentViews, enrolmentWish } from '@beistand/contracts/access'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { useFormat } from '../i18n/format.js'
import { useActingGrant } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Empty } from '../ui/ListState.js'
import { Card, Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { AskForm } from './AskForm.js'
import { useAsking } from './use-asking.js'
import { useAccessWords } from './words.js'

const PATH = '/session/enrolments'
const list = () => ask(PATH, enrolmentViews)
const DECLARES = ['coordinator', 'head', 'office']

/** The browsers with which the user may declare without a session, and the way to make this one such. */
export function EnrolledDevices() {
  const words = useAccessWords().enrolled
  const grant = useActingGrant()
  const { failure, run } = useAsking()
  const [devices, setDevices] = useState<readonly EnrolmentView[]>([])
  useEffect(() => {
    void list().then(setDevices, () => undefined)
  }, [])
  const end = (id: string) =>
    run(async () => {
      await ask(`${PATH}/${encodeURIComponent(id)}`, z.unknown(), { method: 'DELETE' })
      setDevices(await list())
    })
  const here = devices.some(({ current, organisationName }) => current && organisationName === grant?.organisationName)
  return (
    <Section title={words.title}>
      <p className="kern-body">{words.lead}</p>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      {devices.length === 0 && <Empty>{words.none}</Empty>}
      <ul className="b-plain-list b-stack">
        {devices.map((device) => (
          <li key={device.id}>
            <Enrolled device={device} onEnd={() => void end(device.id)} />
          </li>
        ))}
      </ul>
      {grant && DECLARES.includes(grant.role) && !here && (
        <AskForm
          body={enrolmentWish}
          fields={[{ name: 'name', kind: 'text', label: words.name, hint: words.nameHint }]}
          fixed={{ grant: grant.id }}
          submitLabel={words.add}
          send={async (body) => {
            await ask(PATH, z.unknown(), { method: 'POST', body })
            setDevices(await list())
          }}
        />
      )}
    </Section>
  )
}

function Enrolled({ device, onEnd }: { device: EnrolmentView; onEnd: () => void }) {
  const words = useAccessWords()
  const format = useFormat()
  return (
    <Card>
      <h3 className="kern-title">{device.name}</h3>
      <p className="kern-body b-muted">
        {device.organisationName} · {words.enrolled.until(format.instant(device.until))}
      </p>
      {device.current && (
        <p className="kern-body">
          <Status tone="success">{words.devices.this}</Status>
        </p>
      )}
      <Button small aria-label={words.enrolled.endName(device.name)} onClick={onEnd}>
        {words.enrolled.end}
      </Button>
    </Card>
  )
}
