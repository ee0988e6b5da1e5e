import { changeOrganisation, registerOrganisation } from '@beistand/contracts/organisation'
import { ORGANISATION_KINDS, type Organisation } from '@beistand/domain/organisation'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { useMembershipWords } from './words.js'

function useCardFields(): readonly FieldSpec[] {
  const words = useMembershipWords()
  return [
    { name: 'phone', kind: 'tel', label: words.phone, optional: true },
    { name: 'mailDomain', kind: 'text', label: words.mailDomain, optional: true },
    { name: 'inhabitants', kind: 'number', label: words.inhabitants, optional: true },
    { name: 'lat', kind: 'number', label: words.lat, optional: true },
    { name: 'lon', kind: 'number', label: words.lon, optional: true },
  ]
}

export function RegisterOrganisation() {
  const words = useMembershipWords()
  const terms = useTerms()
  const format = useFormat()
  const card = useCardFields()
  const counties = Object.values(useRows('organisation')).filter(({ kind }) => kind === 'county')
  return (
    <CommandButton
      command={registerOrganisation}
      variant="primary"
      icon="plus"
      label={words.register}
      initial={{ kind: 'municipality' }}
      fields={[
        { name: 'name', kind: 'text', label: words.name },
        {
          name: 'kind',
          kind: 'select',
          label: words.kind,
          choices: ORGANISATION_KINDS.map((value) => ({ value, label: terms.organisation[value] })),
        },
        { name: 'ags', kind: 'text', label: words.ags, hint: words.agsHint, optional: true },
        {
          name: 'district',
          kind: 'select',
          label: words.district,
          optional: true,
          choices: counties
            .map(({ id, name }) => ({ value: id, label: name }))
            .sort((a, b) => format.compare(a.label, b.label)),
        },
        ...card.map((field) => ({ ...field, more: true })),
      ]}
    />
  )
}

export function ChangeOrganisation({ organisation }: { organisation: Organisation }) {
  const words = useMembershipWords()
  const fields = useCardFields()
  const { id, name, phone, mailDomain, inhabitants, lat, lon } = organisation
  return (
    <CommandButton
      command={changeOrganisation}
      params={{ organisation: id }}
      target={{ keepers: [id] }}
      variant="tertiary"
      label={words.change}
      title={name}
      fields={fields}
      initial={{ phone, mailDomain, inhabitants, lat, lon }}
    />
  )
}
