import { factorsView, type FactorsView, recoveryCodesView } from '@beistand/contracts/second-factor'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { resume } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Card, Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { useFactorWords } from './factors/words.js'
import { AddApp } from './AddApp.js'
import { PrintedCodes } from './PrintedCodes.js'
import { useAsking } from './use-asking.js'

const find = () => ask('/session/factors', factorsView)

/** The second factor beside a password: an authenticator app, and printed codes that stand in for it. */
export function Factors() {
  const words = useFactorWords()
  const { busy, failure, run } = useAsking()
  const [factors, setFactors] = useState<FactorsView | null>(null)
  const [adding, setAdding] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  useEffect(() => {
    void find().then(setFactors, () => undefined)
  }, [])
  const refresh = async () => {
    setFactors(await find())
    await resume()
  }
  const makeCodes = async () => {
    const made = await ask('/session/recovery-codes', recoveryCodesView, { method: 'POST' })
    setCodes(made.codes)
    await refresh()
  }
  const remove = async () => {
    await ask('/session/totp', z.unknown(), { method: 'DELETE' })
    setCodes(null)
    await refresh()
  }
  if (!factors) return null
  return (
    <Section
      title={words.title}
      actions={!factors.app && !adding && <Button onClick={() => setAdding(true)}>{words.add}</Button>}
    >
      <p className="kern-body">{words.lead}</p>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      {factors.app && (
        <div className="b-stack">
          <Card>
            <p className="kern-body">
              <Status tone="success">{words.on}</Status>
            </p>
            <Button small busy={busy} onClick={() => void run(remove)}>
              {words.remove}
            </Button>
          </Card>
          <Card>
            <h3 className="kern-title">{words.codes}</h3>
            <p className="kern-body">{factors.codes === 0 ? words.noCodes : words.codesLeft(factors.codes)}</p>
            <Button small busy={busy} onClick={() => void run(makeCodes)}>
              {factors.codes === 0 ? words.makeCodes : words.renewCodes}
            </Button>
          </Card>
        </div>
      )}
      {codes && <PrintedCodes codes={codes} />}
      {adding && (
        <AddApp
          onClose={() => setAdding(false)}
          onAdded={async () => {
            setAdding(false)
            await refresh()
          }}
        />
      )}
    </Section>
  )
}
