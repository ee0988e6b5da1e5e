import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { saveFile } from '../ui/save-file.js'
import { useAsking } from './use-asking.js'

interface Props {
  label: string
  /** What the file is called. */
  name: string
  /** @throws Refused | Unreachable */
  read: () => Promise<Blob>
}

/** Saves a file that the server hands out; where it wants proof of who the user is, the user is asked for that. */
export function SaveButton({ label, name, read }: Props) {
  const { busy, failure, run } = useAsking()
  return (
    <>
      {failure && <Alert tone="danger" title={failure} role="alert" />}
      <Button small busy={busy} onClick={() => void run(async () => saveFile(name, await read()))}>
        {label}
      </Button>
    </>
  )
}
