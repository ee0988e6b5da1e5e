import { oidcDeparture, type OidcWays, oidcWays } from '@beistand/contracts/oidc'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Card, Section } from '../ui/Section.js'
import { useAsking } from './use-asking.js'
import { useAccessWords } from './words.js'

const list = () => ask('/session/oidc', oidcWays)

/** Sign-in services of administrations, where there are any, and whether the user has linked an account there. */
export function Services() {
  const words = useAccessWords().services
  const { busy, failure, run } = useAsking()
  const [services, setServices] = useState<OidcWays>([])
  useEffect(() => {
    void list().then(setServices, () => undefined)
  }, [])
  if (services.length === 0) return null
  const link = (id: string) =>
    run(async () =>
      location.assign((await ask(`/session/oidc/${id}/link`, oidcDeparture, { method: 'POST', body: {} })).address),
    )
  const unlink = (id: string) =>
    run(async () => {
      await ask(`/session/oidc/${id}`, z.unknown(), { method: 'DELETE' })
      setServices(await list())
    })
  return (
    <Section title={words.title}>
      <p className="kern-body">{words.lead}</p>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      <ul className="b-plain-list b-stack">
        {services.map(({ id, name, linked }) => (
          <li key={id}>
            <Card>
              <h3 className="kern-title">{name}</h3>
              <p className="kern-body b-muted">{linked ? words.linked : words.notLinked}</p>
              <Button
                small
                busy={busy}
                aria-label={linked ? words.unlinkName(name) : words.linkName(name)}
                onClick={() => void (linked ? unlink(id) : link(id))}
              >
                {linked ? words.unlink : words.link}
              </Button>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  )
}
