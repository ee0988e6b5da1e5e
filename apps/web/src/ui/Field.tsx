import { useId, type ComponentProps, type ReactNode } from 'react'
import { Icon } from './Icon.js'
import { useUiWords } from './words.js'

/** What every field has: a label, a hint, and what is wrong with it. */
export interface FieldLook {
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean | undefined
}

interface Described {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface FrameProps extends FieldLook {
  id?: string | undefined
  children: (field: Described) => ReactNode
}

/** Ties label, hint and error to the one control that `children` draws. */
export function FieldFrame({ label, hint, error, optional, id: given, children }: FrameProps) {
  const own = useId()
  const id = given ?? own
  const { optionalMark } = useUiWords()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        {label} {optional && <span className="kern-label__optional">{optionalMark}</span>}
      </label>
      {hint && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p className="kern-error b-error" id={id}>
      <Icon name="danger" />
      <span className="kern-body">{children}</span>
    </p>
  )
}

export function TextField({ label, hint, error, optional, id, ...input }: ComponentProps<'input'> & FieldLook) {
  return (
    <FieldFrame {...{ label, hint, error, optional, id }}>
      {(field) => (
        <input
          type="text"
          {...input}
          {...field}
          className={`kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`}
        />
      )}
    </FieldFrame>
  )
}

export function TextArea({
  label,
  hint,
  error,
  optional,
  id,
  rows = 4,
  ...area
}: ComponentProps<'textarea'> & FieldLook) {
  return (
    <FieldFrame {...{ label, hint, error, optional, id }}>
      {(field) => (
        <textarea
          rows={rows}
          {...area}
          {...field}
          className={`kern-form-input__input b-textarea${error ? ' kern-form-input__input--error' : ''}`}
        />
      )}
    </FieldFrame>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

interface SelectProps extends ComponentProps<'select'>, FieldLook {
  choices: readonly Choice[]
  /** The words of an empty first choice; without it the first choice is chosen. */
  placeholder?: string | undefined
}

export function Select({ label, hint, error, optional, id, choices, placeholder, ...select }: SelectProps) {
  return (
    <FieldFrame {...{ label, hint, error, optional, id }}>
      {(field) => (
        <div className="kern-form-input__select-wrapper">
          <select
            {...select}
            {...field}
            className={`kern-form-input__select${error ? ' kern-form-input__select--error' : ''}`}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
    </FieldFrame>
  )
}
