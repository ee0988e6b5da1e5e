import { makeOffer } from '@beistand/contracts/offer'
import { OFFER_KINDS, type OfferKind } from '@beistand/domain/offer'
import { useState } from 'react'
import { CommandForm } from '../commands/CommandForm.js'
import { useMay } from '../sync/session.js'
import { Button } from '../ui/Button.js'
import { RadioGroup } from '../ui/Choices.js'
import { Dialog } from '../ui/Dialog.js'
import { A_YEAR, offerBody, useHalfDayNow, useOfferFields } from './use-offer-fields.js'
import { useOfferWords } from './words.js'

export function AddOffer({ owner }: { owner: string }) {
  const words = useOfferWords()
  const allowed = useMay('offer.make', { owner })
  const [open, setOpen] = useState(false)
  if (!allowed) return null
  return (
    <>
      <Button small variant="primary" icon="plus" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      {open && <AddOfferDialog owner={owner} onClose={() => setOpen(false)} />}
    </>
  )
}

function AddOfferDialog({ owner, onClose }: { owner: string; onClose: () => void }) {
  const words = useOfferWords()
  const [kind, setKind] = useState<OfferKind>('staff')
  const now = useHalfDayNow()
  const fields = useOfferFields(kind, now)
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <CommandForm
        key={kind}
        command={makeOffer}
        fields={fields}
        fixed={{ owner, kind, ...(kind !== 'staff' && { modes: [kind === 'remote' ? 'remote' : 'onsite'] }) }}
        shape={offerBody()}
        initial={{ units: 1, from: now, to: now + A_YEAR, modes: ['onsite'] }}
        submitLabel={words.add}
        onDone={onClose}
        onCancel={onClose}
      >
        <RadioGroup
          label={words.kindQuestion}
          choices={OFFER_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
          radio={{
            name: 'offer-kind',
            onChange: (event) => setKind(OFFER_KINDS.find((one) => one === event.target.value) ?? 'staff'),
          }}
          chosen={kind}
        />
      </CommandForm>
    </Dialog>
  )
}
