import type { Body, Command } from '@beistand/contracts/command'
import type { Target } from '@beistand/domain/access'
import type { Id } from '@beistand/domain/noun'
import { useState, type ReactNode } from 'react'
import { useMay, useSession } from '../sync/session.js'
import { Button } from '../ui/Button.js'
import { Dialog } from '../ui/Dialog.js'
import type { IconName } from '../ui/Icon.js'
import { CommandForm, type CommandFormProps } from './CommandForm.js'
import { COMMAND_DRAFTS, draftName } from './drafts.js'
import type { FieldSpec, Initial } from './fields.js'
import { isBusy, useCommand } from './useCommand.js'

interface Props<B extends Body> {
  command: Command<B>
  params?: Readonly<Record<string, Id>>
  /** Whom it concerns; the button is there only for those who may. */
  target?: Target
  /** The body, or the part of it that no field asks for. */
  fixed?: object
  /** With fields the button opens a dialog that asks for them. */
  fields?: readonly FieldSpec[]
  initial?: Initial
  shape?: CommandFormProps<B>['shape']
  label: string
  /** What the dialog is called, if not as the button. */
  title?: string
  /** A sentence or more on what this does, above the fields. */
  explain?: ReactNode
  variant?: 'primary' | 'secondary' | 'tertiary' | 'danger'
  icon?: IconName
  onDone?: (id: Id) => void
}

/** One command as a button. */
export function CommandButton<B extends Body>(props: Props<B>) {
  const allowed = useMay(props.command.name, props.target)
  if (!allowed) return null
  return props.fields || props.explain ? <AskingButton {...props} /> : <DirectButton {...props} />
}

function DirectButton<B extends Body>({ command, params = {}, fixed = {}, label, variant, icon }: Props<B>) {
  const { run, state } = useCommand(command)
  const give = () => {
    const read = command.body.safeParse(fixed)
    if (read.success) run({ params, body: read.data })
    else throw new Error(`${command.name} has no such body`)
  }
  return (
    <Button small variant={variant} icon={icon} busy={isBusy(state)} onClick={give}>
      {label}
    </Button>
  )
}

function AskingButton<B extends Body>(props: Props<B>) {
  const {
    command,
    params,
    fixed,
    fields = [],
    initial,
    shape,
    label,
    title = label,
    explain,
    variant,
    icon,
    onDone,
  } = props
  const person = useSession((session) => session.person)
  const [open, setOpen] = useState(() => COMMAND_DRAFTS.has(draftName(command, params, fixed), person))
  const close = () => setOpen(false)
  return (
    <>
      <Button small variant={variant} icon={icon} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Dialog title={title} onClose={close}>
          <CommandForm
            {...{ command, params, fixed, fields, initial, shape }}
            submitLabel={label}
            onCancel={close}
            onDone={(id) => {
              close()
              onDone?.(id)
            }}
          >
            {explain && <div className="kern-body">{explain}</div>}
          </CommandForm>
        </Dialog>
      )}
    </>
  )
}
