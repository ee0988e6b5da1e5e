import { useState } from 'react'
import * as z from 'zod/mini'
import { ask } from '../api.js'
import { useFactorWords } from './factors/words.js'
import { resume } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Card } from '../ui/Section.js'
import { HandOver } from './HandOver.js'
import { newLink } from './link.js'
import { useAsking } from './use-asking.js'

/** Shows a QR code by which the user's other device gets in. */
export function SecondDevice({ onDone }: { onDone: () => Promise<void> }) {
  const words = useFactorWords().device
  const { busy, failure, run } = useAsking()
  const [address, setAddress] = useState<string | null>(null)
  const offer = async () => {
    const { token, link } = await newLink()
    await ask('/session/handover', z.unknown(), { method: 'POST', body: { link } })
    setAddress(`${location.origin}/geraet#${token}`)
  }
  const close = () => {
    setAddress(null)
    void run(async () => {
      await onDone()
      await resume()
    })
  }
  return (
    <>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      {address ? (
        <Card>
          <h2 className="kern-title">{words.add}</h2>
          <HandOver address={address} lead={words.goodFor} onDone={close} />
        </Card>
      ) : (
        <Button icon="plus" busy={busy} onClick={() => void run(offer)}>
          {words.add}
        </Button>
      )}
    </>
  )
}
