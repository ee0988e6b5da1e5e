import type { Body, Command } from '@beistand/contracts/command'
import type { Id } from '@beistand/domain/noun'
import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react'
import { useForm, type FieldErrors, type UseFormReturn } from 'react-hook-form'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { ErrorSummary, type FieldProblem } from '../ui/ErrorSummary.js'
import { useDialogAround } from '../ui/Dialog.js'
import { useUiWords } from '../ui/words.js'
import { COMMAND_DRAFTS, draftName, useKeep, useKept } from './drafts.js'
import {
  bodyOf,
  complaints,
  isAsked,
  key,
  paramsOf,
  startValues,
  textsIn,
  type FieldSpec,
  type Initial,
  type Values,
} from './fields.js'
import { FormField } from './FormField.js'
import { isBusy, useCommand } from './useCommand.js'
import { useTakenAway } from './taken-away.js'
import { useCommandWords } from './words.js'

export interface CommandFormProps<B extends Body> {
  command: Command<B>
  params?: Readonly<Record<string, Id>> | undefined
  fields: readonly FieldSpec[]
  initial?: Initial | undefined
  /** What the body holds beside the fields. */
  fixed?: object | undefined
  /** Makes the body out of what the fields say, where its shape is another. */
  shape?: ((body: Record<string, unknown>) => Record<string, unknown>) | undefined
  submitLabel: string
  onDone?: ((id: Id) => void) | undefined
  onCancel?: (() => void) | undefined
  children?: ReactNode
}

/** A form for one command, checked by its contract; what the server refuses is said and nothing typed is lost. */
export function CommandForm<B extends Body>(props: CommandFormProps<B>) {
  const { command, params = {}, fields, initial = {}, fixed = {}, shape = asItIs } = props
  const { submitLabel, onDone, onCancel, children } = props
  const ui = useUiWords()
  const words = useCommandWords()
  const prefix = useId()
  const complain = useComplaints(command, fields, (values) => shape(bodyOf(fields, values, fixed)))
  const { run, state, problem, recorded, key: given } = useCommand(command, true)
  const element = useRef<HTMLFormElement>(null)
  const dialog = useDialogAround()
  const draft = draftName(command, params, fixed)
  const kept = useKept(COMMAND_DRAFTS, draft)
  const form = useForm<Values>({
    defaultValues: { ...startValues(fields, initial), ...kept },
    shouldFocusError: false,
    resolver: (values) => {
      const errors = complain(values)
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} }
    },
  })
  useKeep(COMMAND_DRAFTS, draft, () => (isBusy(state) ? null : form.getValues()))
  const about = [...Object.values(params), ...Object.values(paramsOf(fields, form.getValues()))]
  useTakenAway({ form: element, key: given, about, texts: () => textsIn(fields, form.getValues(), initial) })
  useDone(state === 'done' ? recorded?.id : undefined, onDone)
  const give = form.handleSubmit((values) => {
    const read = command.body.safeParse(shape(bodyOf(fields, values, fixed)))
    if (read.success) run({ params: { ...params, ...paramsOf(fields, values) }, body: read.data })
  })
  const cancel = () => {
    dialog?.closing()
    onCancel?.()
  }
  const problems = problemsOf(fields, form.formState.errors, prefix)
  return (
    <form ref={element} className="b-form" noValidate onSubmit={(event) => void give(event)}>
      {children}
      <ErrorSummary problems={problems} attempt={form.formState.submitCount} />
      {state === 'refused' && problem && <Alert tone="danger" title={problem.detail} role="alert" />}
      {state === 'unsent' && <Alert tone="warning" title={words.unsent} role="status" />}
      <Fields fields={fields.filter(({ more }) => !more)} form={form} prefix={prefix} />
      <More fields={fields.filter(({ more }) => more)} form={form} prefix={prefix} />
      <div className="b-row b-form__end">
        <Button type="submit" variant="primary" busy={isBusy(state)}>
          {isBusy(state) ? ui.working : submitLabel}
        </Button>
        {onCancel && <Button onClick={cancel}>{ui.cancel}</Button>}
      </div>
    </form>
  )
}

interface FieldsProps {
  fields: readonly FieldSpec[]
  form: UseFormReturn<Values>
  prefix: string
}

function Fields({ fields, form, prefix }: FieldsProps) {
  const values = form.watch()
  return fields
    .filter((field) => isAsked(field, values))
    .map((field) => <FormField key={field.name} field={field} form={form} prefix={prefix} />)
}

function More(given: FieldsProps) {
  const { more } = useUiWords()
  if (given.fields.length === 0) return null
  return (
    <details className="b-details">
      <summary>{more}</summary>
      <div className="b-form">
        <Fields {...given} />
      </div>
    </details>
  )
}

function useDone(done: Id | undefined, onDone: ((id: Id) => void) | undefined): void {
  const tell = useEffectEvent((id: Id) => onDone?.(id))
  useEffect(() => {
    if (done !== undefined) tell(done)
  }, [done])
}

/** What the contract has against the values, by field, in the user's words. */
function useComplaints(command: Command, fields: readonly FieldSpec[], toBody: (values: Values) => unknown) {
  const words = useUiWords()
  return (values: Values): FieldErrors<Values> => {
    const body = toBody(values)
    const errors: FieldErrors<Values> = {}
    for (const [name, id] of Object.entries(paramsOf(fields, values))) {
      if (id === '') errors[key(name)] = { type: 'missing', message: words.required }
    }
    for (const { name, code } of complaints(command, body)) {
      const field = fields.find((one) => concerns(one.name, name)) ?? fields[0]
      if (!field) continue
      const value = values[key(field.name)]
      const missing = value === '' || (Array.isArray(value) && value.length === 0)
      const message = missing ? words.required : code === 'too_big' ? words.tooLong : words.notFitting
      errors[key(field.name)] ??= { type: code, message }
    }
    return errors
  }
}

/** A complaint about a part, or about the whole that the field is a part of. */
function concerns(field: string, name: string): boolean {
  return field === name || name.startsWith(`${field}.`) || field.startsWith(`${name}.`)
}

function asItIs(body: Record<string, unknown>): Record<string, unknown> {
  return body
}

function problemsOf(fields: readonly FieldSpec[], errors: FieldErrors<Values>, prefix: string): FieldProblem[] {
  return fields.flatMap(({ name, label }) => {
    const message = errors[key(name)]?.message
    return typeof message === 'string' ? [{ field: `${prefix}-${key(name)}`, message: `${label}: ${message}` }] : []
  })
}
