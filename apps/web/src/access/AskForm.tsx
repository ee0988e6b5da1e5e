import { useId, type ReactNode } from 'react'
import { useForm, type FieldErrors } from 'react-hook-form'
import type * as z from 'zod/mini'
import { bodyOf, complaints, key, startValues, type FieldSpec, type Initial, type Values } from '../commands/fields.js'
import { FormField } from '../commands/FormField.js'
import { Refused } from '../api.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { ErrorSummary } from '../ui/ErrorSummary.js'
import { useUiWords } from '../ui/words.js'
import { useAsking } from './use-asking.js'
import { useAccessWords } from './words.js'

interface Props<S extends z.ZodMiniObject> {
  body: S
  fields: readonly FieldSpec[]
  fixed?: object
  initial?: Initial
  /** What is said at a field, by its name, whose value fits by its shape but not by what the server has. */
  unknown?: Readonly<Record<string, string>>
  submitLabel: string
  send: (body: z.output<S>) => Promise<unknown>
  children?: ReactNode
}

/** A form for what is no command of a pact; checked by its contract, and nothing typed is lost. */
export function AskForm<S extends z.ZodMiniObject>(props: Props<S>) {
  const { body, fields, fixed = {}, initial = {}, unknown = {}, submitLabel, send, children } = props
  const words = useAccessWords()
  const ui = useUiWords()
  const prefix = useId()
  const { busy, failure, run } = useAsking()
  const form = useForm<Values>({
    defaultValues: startValues(fields, initial),
    shouldFocusError: false,
    resolver: (values) => {
      const errors: FieldErrors<Values> = {}
      for (const { name, code } of complaints({ body }, bodyOf(fields, values, fixed))) {
        const missing = values[key(name)] === ''
        errors[key(name)] = { type: code, message: missing ? ui.required : ui.notFitting }
      }
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} }
    },
  })
  const putAtFields = (error: unknown) => {
    const told = error instanceof Refused ? (error.problem.errors ?? []) : []
    const unfit = fields.filter(({ name }) => told.some(({ field }) => field === name))
    if (unfit.length === 0) throw error
    for (const { name } of unfit) form.setError(key(name), { message: unknown[name] ?? ui.notFitting })
  }
  const give = form.handleSubmit((values) => {
    const read = body.safeParse(bodyOf(fields, values, fixed))
    return read.success ? run(() => send(read.data).catch(putAtFields)) : undefined
  })
  const { errors, submitCount } = form.formState
  const problems = fields.flatMap(({ name, label }) => {
    const message = errors[key(name)]?.message
    return typeof message === 'string' ? [{ field: `${prefix}-${key(name)}`, message: `${label}: ${message}` }] : []
  })
  return (
    <form className="b-form" noValidate onSubmit={(event) => void give(event)}>
      {children}
      <ErrorSummary problems={problems} attempt={submitCount} />
      {failure && (
        <Alert tone="danger" title={words.failed} role="alert">
          <p>{failure}</p>
        </Alert>
      )}
      {fields.map((field) => (
        <FormField key={field.name} field={field} form={form} prefix={prefix} />
      ))}
      <div className="b-row b-form__end">
        <Button type="submit" variant="primary" busy={busy}>
          {busy ? ui.working : submitLabel}
        </Button>
      </div>
    </form>
  )
}
