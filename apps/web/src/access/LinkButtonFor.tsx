import type { Body, Command } from '@beistand/contracts/command'
import type { Id } from '@beistand/domain/noun'
import { useState } from 'react'
import { CommandForm } from '../commands/CommandForm.js'
import type { FieldSpec } from '../commands/fields.js'
import { useActingGrant } from '../sync/session.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import type { IconName } from '../ui/Icon.js'
import { HandOver } from './HandOver.js'
import { invitationAddress, newLink, type NewLink } from './link.js'
import { useAccessWords } from './words.js'

interface Props<B extends Body> {
  /** Its body has the new link's hash as `link`. */
  command: Command<B>
  params?: Readonly<Record<string, Id>>
  fields?: readonly FieldSpec[]
  label: string
  explain?: string
  icon?: IconName
  variant?: 'secondary' | 'tertiary'
  /** Where the link leads, and how long it is good, if it is no invitation. */
  address?: (pact: string, token: string) => string
  lead?: string
  /** Whether the button is there; a link that was made is shown all the same. */
  offered?: boolean
}

/** One command that makes a link, as a button; once it is recorded the link is shown, this once. */
export function LinkButtonFor<B extends Body>(props: Props<B>) {
  const {
    command,
    params,
    fields = [],
    label,
    explain,
    icon,
    variant,
    address = invitationAddress,
    lead,
    offered = true,
  } = props
  const words = useAccessWords().link
  const pact = useActingGrant()?.pact ?? ''
  const [made, setMade] = useState<NewLink | null>(null)
  const [recorded, setRecorded] = useState(false)
  const open = async () => {
    setRecorded(false)
    setMade(await newLink())
  }
  const close = () => setMade(null)
  return (
    <>
      {offered && (
        <Button small variant={variant} icon={icon} aria-haspopup="dialog" onClick={() => void open()}>
          {label}
        </Button>
      )}
      {made && (
        <Dialog key={String(recorded)} title={recorded ? words.title : label} onClose={close}>
          {recorded ? (
            <HandOver address={address(pact, made.token)} lead={lead} onDone={close} />
          ) : (
            <CommandForm
              {...{ command, params, fields }}
              fixed={{ link: made.link }}
              submitLabel={label}
              onCancel={close}
              onDone={() => setRecorded(true)}
            >
              {explain && <p className="kern-body">{explain}</p>}
            </CommandForm>
          )}
        </Dialog>
      )}
    </>
  )
}
