import { LEVEL_NAMES } from '@beistand/contracts/resource-names'
import type { UseFormReturn } from 'react-hook-form'
import { useLanguage } from '../i18n/language.js'
import { Checkbox, RadioGroup } from '../ui/Choices.js'
import { Select, TextArea, TextField } from '../ui/Field.js'
import { useUiWords } from '../ui/words.js'
import { key, levelKey, type FieldSpec, type Values } from './fields.js'

const INPUT = {
  text: 'text',
  tel: 'tel',
  email: 'email',
  password: 'password',
  number: 'text',
  instant: 'datetime-local',
} as const

interface Props {
  field: FieldSpec
  form: UseFormReturn<Values>
  /** Prefix of the control's id, so that two forms on a page do not clash. */
  prefix: string
}

/** Draws one field of a command's form. */
export function FormField({ field, form, prefix }: Props) {
  const words = useUiWords()
  const { label, hint, optional, choices = [] } = field
  const name = key(field.name)
  const error = form.formState.errors[name]?.message
  const look = { id: `${prefix}-${name}`, label, hint, optional, error: typeof error === 'string' ? error : undefined }
  const control = form.register(name)
  switch (field.kind) {
    case 'area':
    case 'lines':
      return <TextArea {...look} {...control} />
    case 'select':
      return <Select {...look} {...control} choices={choices} placeholder={words.pleaseChoose} />
    case 'radio':
      return <RadioGroup {...look} choices={choices} radio={{ ...control, id: look.id }} />
    case 'checks':
      return <Checks {...{ field, form, prefix }} />
    case 'levels':
      return <Levels {...{ field, form, prefix }} />
    case 'flag':
      return <Checkbox {...look} {...control} />
    case 'text':
    case 'tel':
    case 'email':
    case 'password':
    case 'number':
    case 'instant':
      return (
        <TextField
          {...look}
          {...control}
          type={INPUT[field.kind]}
          inputMode={field.kind === 'number' ? 'numeric' : undefined}
          autoComplete={field.autoComplete ?? 'off'}
        />
      )
  }
}

const LEVELS = ['1', '2', '3'] as const

function Levels({ field, form, prefix }: Props) {
  const words = useUiWords()
  const levels = LEVEL_NAMES[useLanguage()]
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">{field.label}</legend>
      <div className="kern-fieldset__body b-levels">
        {(field.choices ?? []).map(({ value, label }) => (
          <Select
            key={value}
            {...form.register(levelKey(field.name, value))}
            id={`${prefix}-${levelKey(field.name, value)}`}
            label={label}
            placeholder={words.none}
            choices={LEVELS.map((level) => ({ value: level, label: levels[level] }))}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Checks({ field, form, prefix }: Props) {
  const name = key(field.name)
  const control = form.register(name)
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">{field.label}</legend>
      <div className="kern-fieldset__body b-choices">
        {(field.choices ?? []).map(({ value, label, hint }, index) => (
          <Checkbox
            key={value}
            {...control}
            id={index === 0 ? `${prefix}-${name}` : undefined}
            label={label}
            hint={hint}
            value={value}
          />
        ))}
      </div>
    </fieldset>
  )
}
