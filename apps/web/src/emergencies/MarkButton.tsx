import { markEmergency } from '@beistand/contracts/emergency'
import type { Emergency } from '@beistand/domain/emergency'
import { TLP } from '@beistand/domain/report'
import { CommandButton } from '../commands/CommandButton.js'
import { useEmergencyWords } from './words.js'

/** What recipients may pass on of an emergency. It is never TLP:RED: that it exists is no secret here. */
export function MarkButton({ emergency }: { emergency: Emergency }) {
  const words = useEmergencyWords()
  const open = TLP.filter((tlp) => tlp !== 'TLP:RED')
  return (
    <CommandButton
      command={markEmergency}
      params={{ emergency: emergency.id }}
      target={{ victim: emergency.victim }}
      variant="tertiary"
      label={words.mark}
      explain={words.markExplain}
      initial={{ tlp: emergency.tlp }}
      fields={[
        { name: 'tlp', kind: 'radio', label: words.tlp, choices: open.map((value) => ({ value, label: value })) },
      ]}
    />
  )
}
