import { useId, type ComponentProps } from 'react'
import { FieldError, type Choice, type FieldLook } from './Field.js'

interface RadioProps extends FieldLook {
  choices: readonly Choice[]
  /** What every radio of the group gets: name, and the handlers of the form. */
  radio: ComponentProps<'input'>
  /** The chosen value, where no form keeps it. */
  chosen?: string | undefined
}

/** One of a few choices, all of them to be seen. The first radio carries the group's id, so that a summary can lead to it. */
export function RadioGroup({ label, hint, error, choices, radio, chosen }: RadioProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={`kern-fieldset${error ? ' kern-fieldset--error' : ''}`}
      aria-describedby={described || undefined}
    >
      <legend className="kern-label">{label}</legend>
      {hint && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div className="kern-fieldset__body b-choices">
        {choices.map((choice, index) => (
          <RadioChoice
            key={choice.value}
            choice={choice}
            id={index === 0 ? radio.id : undefined}
            invalid={!!error}
            radio={chosen === undefined ? radio : { ...radio, checked: choice.value === chosen }}
          />
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}

interface RadioChoiceProps {
  choice: Choice
  id: string | undefined
  invalid: boolean
  radio: ComponentProps<'input'>
}

function RadioChoice({ choice, id: given, invalid, radio }: RadioChoiceProps) {
  const own = useId()
  const id = given ?? own
  return (
    <label className="kern-form-check b-choice" htmlFor={id}>
      <input
        {...radio}
        id={id}
        type="radio"
        value={choice.value}
        aria-invalid={invalid || undefined}
        className={`kern-form-check__radio${invalid ? ' kern-form-check__radio--error' : ''}`}
      />
      <span className="kern-label">
        {choice.label}
        {choice.hint && <span className="b-choice__hint">{choice.hint}</span>}
      </span>
    </label>
  )
}

export function Checkbox({ label, hint, error, id: given, ...input }: ComponentProps<'input'> & FieldLook) {
  const own = useId()
  const id = given ?? own
  const described = error ? `${id}-error` : undefined
  return (
    <div>
      <label className="kern-form-check b-choice" htmlFor={id}>
        <input
          {...input}
          id={id}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          className="kern-form-check__checkbox"
        />
        <span className="kern-label">
          {label}
          {hint && <span className="b-choice__hint">{hint}</span>}
        </span>
      </label>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
