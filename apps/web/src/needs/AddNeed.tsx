import { openNeed } from '@beistand/contracts/need'
import { isOpen, type Emergency } from '@beistand/domain/emergency'
import { halfDayAt } from '@beistand/domain/half-day'
import { NEED_KINDS, type NeedKind } from '@beistand/domain/need'
import { useState } from 'react'
import { CommandForm } from '../commands/CommandForm.js'
import { useMay } from '../sync/session.js'
import { useNow } from '../sync/useNow.js'
import { Button } from '../ui/Button.js'
import { RadioGroup } from '../ui/Choices.js'
import { Dialog } from '../ui/Dialog.js'
import { useNeedFields, withoutEmptyNote } from './use-need-fields.js'
import { useNeedWords } from './words.js'

const HOUR = 3_600_000
/** A working week from now. */
const USUAL = 10

export function AddNeed({ emergency }: { emergency: Emergency }) {
  const words = useNeedWords()
  const allowed = useMay('need.open', { victim: emergency.victim })
  const [open, setOpen] = useState(false)
  if (!allowed || !isOpen(emergency)) return null
  return (
    <>
      <Button small variant="primary" icon="plus" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      {open && <AddNeedDialog emergency={emergency} onClose={() => setOpen(false)} />}
    </>
  )
}

function AddNeedDialog({ emergency, onClose }: { emergency: Emergency; onClose: () => void }) {
  const words = useNeedWords()
  const [kind, setKind] = useState<NeedKind>('staff')
  const fields = useNeedFields(kind)
  const now = halfDayAt(useNow(HOUR))
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <CommandForm
        key={kind}
        command={openNeed}
        params={{ emergency: emergency.id }}
        fixed={{ kind }}
        fields={fields}
        shape={withoutEmptyNote}
        initial={{ quantity: 1, priority: 2, 'window.from': now, 'window.to': now + USUAL, mode: 'any' }}
        submitLabel={words.add}
        onDone={onClose}
        onCancel={onClose}
      >
        <RadioGroup
          label={words.kindQuestion}
          choices={NEED_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
          radio={{
            name: 'need-kind',
            onChange: (event) => setKind(NEED_KINDS.find((one) => one === event.target.value) ?? 'staff'),
          }}
          chosen={kind}
        />
      </CommandForm>
    </Dialog>
  )
}
