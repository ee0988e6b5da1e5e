import { declareEmergency } from '@beistand/contracts/emergency'
import { EMERGENCY_KINDS, isOpen, SEVERITIES } from '@beistand/domain/emergency'
import { useId } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { Drafts, useKeep, useKept } from '../commands/drafts.js'
import { isBusy, useCommand } from '../commands/useCommand.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { RelapseAsked } from '../Lazy.js'
import { Link } from '../router/Link.js'
import { useMay, useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Checkbox, RadioGroup } from '../ui/Choices.js'
import { ErrorSummary } from '../ui/ErrorSummary.js'
import { Select, TextArea } from '../ui/Field.js'
import { Page } from '../ui/Page.js'
import { useUiWords } from '../ui/words.js'
import { Declared } from './Declared.js'
import { NotSent } from './NotSent.js'
import { useEmergencyWords } from './words.js'

interface Fields {
  text: string
  severity: string
  kind: string
  suspected: boolean
  exercise: string
  relapseOf: string
  endExercise: boolean
}

const DRAFTS = new Drafts<Fields>()
const NOTHING: Fields = {
  text: '',
  severity: '',
  kind: 'unknown',
  suspected: false,
  exercise: '',
  relapseOf: '',
  endExercise: false,
}

/** The way in at three in the morning: three fields, one screen, one hand. */
export function Declare() {
  const words = useEmergencyWords()
  const victim = useSide()
  const allowed = useMay('emergency.declare', victim ? { victim } : {})
  const declaration = useCommand(declareEmergency, true)
  if (declaration.state === 'done' && declaration.recorded) return <Declared id={declaration.recorded.id} />
  return (
    <Page title={words.declareTitle} narrow>
      {declaration.state === 'unsent' && <NotSent />}
      {declaration.problem && <Alert tone="danger" title={declaration.problem.detail} role="alert" />}
      {allowed && victim ? (
        <DeclareForm victim={victim} busy={isBusy(declaration.state)} onGive={(body) => declaration.run({ body })} />
      ) : (
        <Alert tone="warning" title={words.mayNot}>
          <p>{words.mayNotHow}</p>
          <a className="kern-link" href="/notfall">
            {words.staticForm}
          </a>
        </Alert>
      )}
    </Page>
  )
}

/** Whoever is hit already adds to that emergency, whatever is sent from here. */
function Running({ victim }: { victim: string }) {
  const words = useEmergencyWords()
  const running = Object.values(useRows('emergency')).find(
    (one) => one.victim === victim && one.exercise === null && isOpen(one),
  )
  return (
    running && (
      <Alert tone="info" title={words.running(String(running.number))} role="status">
        <Link to={`/emergencies/${running.id}`} className="kern-link">
          {words.toRunning}
        </Link>
      </Alert>
    )
  )
}

interface FormProps {
  victim: string
  busy: boolean
  onGive: (body: z.output<typeof declareEmergency.body>) => void
}

function DeclareForm({ victim, busy, onGive }: FormProps) {
  const words = useEmergencyWords()
  const ui = useUiWords()
  const terms = useTerms()
  const names = useNames()
  const id = useId()
  const running = Object.values(useRows('exercise')).filter(({ state }) => state === 'running')
  const kept = useKept(DRAFTS, victim)
  const { register, handleSubmit, watch, formState, getValues } = useForm<Fields>({
    defaultValues: kept ?? NOTHING,
    shouldFocusError: false,
  })
  useKeep(DRAFTS, victim, () => (busy ? null : getValues()))
  const { errors, submitCount } = formState
  const give = handleSubmit(({ text, severity, kind, suspected, exercise, endExercise, relapseOf }) => {
    const read = declareEmergency.body.safeParse({
      ...{ victim, kind, severity, text, suspected },
      exercise: exercise || null,
      relapseOf: relapseOf || null,
      endExercise: endExercise && !exercise ? (running[0]?.id ?? null) : null,
    })
    if (read.success) onGive(read.data)
  })
  const fields = { text: words.seen, severity: words.severity } as const
  const problems = (['text', 'severity'] as const).flatMap((name) => {
    const message = errors[name]?.message
    return message ? [{ field: `${id}-${name}`, message: `${fields[name]} ${message}` }] : []
  })
  return (
    <form className="b-form b-form--declare" noValidate onSubmit={(event) => void give(event)}>
      <Running victim={victim} />
      <ErrorSummary problems={problems} attempt={submitCount} />
      <p className="kern-body">
        {words.declareFor} <strong>{names(victim)}</strong>.
      </p>
      <TextArea
        {...register('text', {
          validate: (text) => (text.trim() === '' ? ui.required : text.length > 2000 ? ui.tooLong : true),
        })}
        id={`${id}-text`}
        rows={3}
        label={words.seen}
        hint={words.seenHint}
        error={errors.text?.message}
      />
      <RadioGroup
        label={words.severity}
        error={errors.severity?.message}
        choices={[...SEVERITIES].reverse().map((value) => ({ value, label: words.severityChoices[value] }))}
        radio={{ ...register('severity', { required: ui.required }), id: `${id}-severity` }}
      />
      <Select
        {...register('kind')}
        label={words.kind}
        choices={EMERGENCY_KINDS.map((value) => ({
          value,
          label: value === 'unknown' ? words.kindUnknown : terms.kind[value],
        }))}
      />
      <Checkbox {...register('suspected')} label={words.suspected} />
      <RelapseAsked victim={victim} field={register('relapseOf')} />
      {running.length > 0 && (
        <Select
          {...register('exercise')}
          label={words.real}
          placeholder={words.realChoice}
          choices={running.map((one) => ({ value: one.id, label: words.exerciseChoice(one.name) }))}
        />
      )}
      {running[0] && watch('exercise') === '' && (
        <Checkbox {...register('endExercise')} label={words.endExercise(running[0].name)} />
      )}
      <div className="b-actionbar">
        <Button type="submit" variant="danger" block busy={busy}>
          {busy ? ui.working : words.declare}
        </Button>
      </div>
    </form>
  )
}
