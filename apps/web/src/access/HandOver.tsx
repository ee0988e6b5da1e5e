import { useState } from 'react'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { TextField } from '../ui/Field.js'
import { Qr } from '../ui/Qr.js'
import { useAccessWords } from './words.js'

/** A link to hand over, to copy or to photograph; it is shown this once. `lead`: how long it is good, if not a week. */
export function HandOver({
  address,
  lead,
  onDone,
}: {
  address: string
  lead?: string | undefined
  onDone: () => void
}) {
  const words = useAccessWords().link
  const [copied, setCopied] = useState(false)
  return (
    <div className="b-stack">
      <Alert tone="info" title={words.once}>
        <p>{lead ?? words.lead}</p>
      </Alert>
      <TextField label={words.address} value={address} readOnly onFocus={(event) => event.target.select()} />
      <div className="b-row">
        <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
          {copied ? words.copied : words.copy}
        </Button>
        <Button variant="primary" onClick={onDone}>
          {words.done}
        </Button>
      </div>
      <Qr text={address} label={words.qr} />
    </div>
  )
}
