import { type DeviceView, deviceViews } from '@beistand/contracts/access'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { useFormat } from '../i18n/format.js'
import { resume, signOut } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Page } from '../ui/Page.js'
import { Card } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { EnrolledDevices } from './EnrolledDevices.js'
import { Factors } from './Factors.js'
import { OwnPassword } from './OwnPassword.js'
import { Passkeys } from './Passkeys.js'
import { SecondDevice } from './SecondDevice.js'
import { Services } from './Services.js'
import { useAsking } from './use-asking.js'
import { useAccessWords } from './words.js'

const list = () => ask('/session/devices', deviceViews)

/** The browsers that the user is signed in with. */
export function Devices() {
  const words = useAccessWords().devices
  const { busy, failure, fail, run } = useAsking()
  const [devices, setDevices] = useState<readonly DeviceView[]>([])
  useEffect(() => {
    void list().then(setDevices, fail)
  }, [fail])
  // A new browser vouches for none.
  const vouches = devices.some(({ current, strange }) => current && !strange)
  const change = (method: 'PUT' | 'DELETE', path: string) =>
    run(async () => {
      await ask(`/session/devices${path}`, z.unknown(), { method })
      setDevices(await list())
      await resume()
    })
  return (
    <Page title={words.title} narrow lead={<p className="kern-body">{words.lead}</p>}>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      <ul className="b-plain-list b-stack b-devices">
        {devices.map((device) => (
          <li key={device.id}>
            <Device
              device={device}
              onKnown={vouches ? () => void change('PUT', `/${device.id}/known`) : null}
              onEnd={() => void (device.current ? signOut() : change('DELETE', `/${device.id}`))}
            />
          </li>
        ))}
      </ul>
      {devices.length > 1 && (
        <Button busy={busy} onClick={() => void change('DELETE', '')}>
          {words.endOthers}
        </Button>
      )}
      <SecondDevice onDone={async () => setDevices(await list())} />
      <EnrolledDevices />
      <Passkeys />
      <OwnPassword onChanged={async () => setDevices(await list())} />
      <Factors />
      <Services />
    </Page>
  )
}

function Device({ device, onKnown, onEnd }: { device: DeviceView; onKnown: (() => void) | null; onEnd: () => void }) {
  const words = useAccessWords().devices
  const format = useFormat()
  const browser = device.browser || words.unknown
  return (
    <Card>
      <h2 className="kern-title">{browser}</h2>
      <p className="kern-body">
        {device.current && <Status tone="success">{words.this}</Status>}
        {device.strange && <Status tone="warning">{words.strange}</Status>}
      </p>
      <p className="kern-body b-muted">
        {words.since(format.moment(device.created))} · {words.seen(format.moment(device.seen))}
      </p>
      <div className="b-row">
        {device.strange && onKnown && (
          <Button small aria-label={words.knownName(browser)} onClick={onKnown}>
            {words.known}
          </Button>
        )}
        <Button small aria-label={words.endName(browser)} onClick={onEnd}>
          {words.end}
        </Button>
      </div>
    </Card>
  )
}
