import { blockOffer, changeOffer, keepOffer, moveOffer, nameCrew } from '@beistand/contracts/offer'
import { isOpen } from '@beistand/domain/emergency'
import type { Offer } from '@beistand/domain/offer'
import { CommandButton } from '../commands/CommandButton.js'
import { fromChoices, toChoices } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { usePersonTitles } from '../i18n/persons.js'
import { useRow, useRows } from '../sync/store.js'
import { offerBody, useHalfDayNow, useOfferFields } from './use-offer-fields.js'
import { useOfferWords } from './words.js'

const BLOCKABLE = 120

export function OfferActions({ offer }: { offer: Offer }) {
  const words = useOfferWords()
  const attacked = Object.values(useRows('emergency')).some(
    (one) => one.victim === offer.owner && one.exercise === offer.exercise && one.kind === 'attack' && isOpen(one),
  )
  const { id, owner, state, keepInPlan } = offer
  const given = { params: { offer: id }, target: { owner } }
  if (state === 'withdrawn') return null
  return (
    <div className="b-row">
      <ChangeButton offer={offer} />
      <BlockButton offer={offer} />
      {(offer.kind === 'staff' || offer.kind === 'remote') && <CrewButton offer={offer} />}
      {state === 'available' && (
        <CommandButton
          command={moveOffer}
          {...given}
          variant="tertiary"
          fixed={{ state: 'paused' }}
          label={words.pause}
        />
      )}
      {state === 'paused' && (
        <CommandButton command={moveOffer} {...given} fixed={{ state: 'available' }} label={words.resume} />
      )}
      {(attacked || keepInPlan) && (
        <CommandButton
          command={keepOffer}
          {...given}
          fixed={{ keep: !keepInPlan }}
          label={keepInPlan ? words.unkeep : words.keep}
        />
      )}
      <CommandButton
        command={moveOffer}
        {...given}
        variant="tertiary"
        fixed={{ state: 'withdrawn' }}
        label={words.withdraw}
        explain={words.withdrawExplain}
      />
    </div>
  )
}

function ChangeButton({ offer }: { offer: Offer }) {
  const words = useOfferWords()
  const { kind, title, units, windows, skills, features, modes, reserve, maxSlots, maxKm, dependsOn, place, contact } =
    offer
  const { preconditions } = offer
  const now = useHalfDayNow()
  const first = windows[0]
  const from = Math.min(first?.from ?? now, now)
  const fields = useOfferFields(kind, from)
  // The form knows one window; an offer with several keeps the rest of them.
  const shape = (body: Record<string, unknown>) => {
    const shaped = offerBody(preconditions)(body)
    const given: readonly unknown[] = Array.isArray(shaped['windows']) ? shaped['windows'] : []
    return { ...shaped, windows: [...given, ...windows.slice(1)] }
  }
  const people = kind === 'staff' || kind === 'remote'
  const kept = { place, ...(kind !== 'staff' && { modes }), ...(people ? { features } : { skills, maxSlots }) }
  return (
    <CommandButton
      command={changeOffer}
      params={{ offer: offer.id }}
      target={{ owner: offer.owner }}
      label={words.change}
      fields={withKnownEnd(fields, first?.to, useFormat().halfDay)}
      fixed={kept}
      shape={shape}
      initial={{
        ...{ title, units, skills, features, modes, reserve, maxSlots, maxKm, dependsOn, contact },
        from: first?.from,
        to: first?.to,
        preconditions: preconditions.map(({ code }) => code),
      }}
    />
  )
}

/** An end beyond the list of choices stays choosable. */
function withKnownEnd(
  fields: ReturnType<typeof useOfferFields>,
  to: number | undefined,
  name: (halfDay: number) => string,
) {
  if (to === undefined) return fields
  return fields.map((field) => {
    if (field.name !== 'to' || field.choices?.some(({ value }) => value === String(to))) return field
    return { ...field, choices: [{ value: String(to), label: name(to - 1) }, ...(field.choices ?? [])] }
  })
}

/** Who stands behind an offer of people; only their own organisation and the office see it. */
function CrewButton({ offer }: { offer: Offer }) {
  const words = useOfferWords()
  const title = usePersonTitles()
  const crew = useRow('crew', offer.id)
  const persons = new Set(
    Object.values(useRows('grant')).flatMap(({ person, organisation, revoked, role }) =>
      revoked || role === 'wall' || organisation !== offer.owner ? [] : [person],
    ),
  )
  return (
    <CommandButton
      command={nameCrew}
      params={{ offer: offer.id }}
      target={{ owner: offer.owner }}
      variant="tertiary"
      label={words.crew}
      explain={words.crewExplain}
      initial={{ persons: crew?.persons ?? [] }}
      fields={[
        {
          name: 'persons',
          kind: 'checks',
          label: words.persons,
          choices: [...persons].map((value) => ({ value, label: title(value) ?? value })),
        },
      ]}
    />
  )
}

function BlockButton({ offer }: { offer: Offer }) {
  const words = useOfferWords()
  const format = useFormat()
  const now = useHalfDayNow()
  return (
    <CommandButton
      command={blockOffer}
      params={{ offer: offer.id }}
      target={{ owner: offer.owner }}
      label={words.block}
      title={words.blockTitle}
      explain={words.blockExplain}
      initial={{ 'window.from': now, 'window.to': now + 2 }}
      fields={[
        {
          name: 'window.from',
          kind: 'select',
          numeric: true,
          label: words.from,
          choices: fromChoices(now, BLOCKABLE, format.halfDay),
        },
        {
          name: 'window.to',
          kind: 'select',
          numeric: true,
          label: words.to,
          choices: toChoices(now, BLOCKABLE, format.halfDay),
        },
        { name: 'units', kind: 'number', label: words.blockUnits, optional: true },
        { name: 'reason', kind: 'text', label: words.reason },
      ]}
    />
  )
}
