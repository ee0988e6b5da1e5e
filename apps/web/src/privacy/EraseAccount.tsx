import { erasureWish } from '@beistand/contracts/erasure'
import { useState } from 'react'
import * as z from 'zod/mini'
import { AskForm } from '../access/AskForm.js'
import { ask } from '../api.js'
import { resume } from '../sync/session.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import { Section } from '../ui/Section.js'
import { usePrivacyWords } from './words.js'

/** The user erases the own account, once asked what goes with it. */
export function EraseAccount() {
  const words = usePrivacyWords().erase
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const erase = async (body: z.output<typeof erasureWish>) => {
    await ask('/session/account', z.unknown(), { method: 'DELETE', body })
    await resume()
  }
  return (
    <Section title={words.title}>
      <p className="kern-body">{words.lead}</p>
      <div className="b-row">
        <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {words.open}
        </Button>
      </div>
      {open && (
        <Dialog title={words.title} onClose={close}>
          <AskForm
            body={erasureWish}
            fields={[{ name: 'words', kind: 'flag', label: words.words }]}
            submitLabel={words.now}
            send={erase}
          >
            <p className="kern-body">{words.lead}</p>
            <p className="kern-body">{words.stays}</p>
          </AskForm>
        </Dialog>
      )}
    </Section>
  )
}
