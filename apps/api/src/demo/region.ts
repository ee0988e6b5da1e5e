import type { Organisation, OrganisationKind } from '@beistand/domain/organisation'
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const place = { ags: z.string(), name: z.string(), lat: z.number(), lon: z.number() }
const region = z.object({
  sources: z.object({ areas: z.string(), inhabitants: z.string() }),
  counties: z.array(z.object({ ...place, inhabitants: z.int() })),
  municipalities: z.array(z.object({ ...place, district: z.string() })),
})

/** Counties and municipalities with true names, official keys and coordinates; data/make-region.mjs writes the file. */
export const REGION = region.parse(JSON.parse(readFileSync(new URL('../../data/region.json', import.meta.url), 'utf8')))

export const COUNTY = '06431'
export const BENSHEIM = '06431002'
export const HEPPENHEIM = '06431011'
export const LAMPERTHEIM = '06431013'
export const OBSERVING_COUNTY = '06438'
export const EKOM21 = 'ekom21'
export const CERT = 'muster-cert'

/** Numbers that the Bundesnetzagentur keeps free for films: they reach nobody. */
export function filmNumber(index: number): string {
  return `069 90009-${String(index).padStart(3, '0')}`
}

/** A mail domain under the reserved ending .example. */
function mailDomain(name: string): string {
  const letters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
  const bare = name
    .replace(/\(.*\)/, '')
    .replace(/^(Stadt|Gemeinde|Landkreis) /, '')
    .trim()
  const slug = bare.toLowerCase().replace(/[äöüß]/g, (letter) => letters[letter] ?? letter)
  return `${slug.replace(/[^a-z0-9]+/g, '-')}.example`
}

type Entry = Pick<Organisation, 'id' | 'name' | 'kind' | 'lat' | 'lon'> & Partial<Organisation>

function organisation(entry: Entry, index: number): Organisation {
  return {
    ags: null,
    inhabitants: null,
    district: null,
    phone: filmNumber(index),
    mailDomain: mailDomain(entry.name),
    ...entry,
  }
}

const body = (id: string, name: string, kind: OrganisationKind): Entry => ({ id, name, kind, lat: null, lon: null })

/** All organisations of the demo pact. One provider is real, the rest of the bodies are invented and say so. */
export const ORGANISATIONS: readonly Organisation[] = [
  ...REGION.counties.map((county): Entry => ({ ...county, id: county.ags, kind: 'county' })),
  ...REGION.municipalities.map((town): Entry => ({ ...town, id: town.ags, kind: 'municipality' })),
  body(EKOM21, 'ekom21 (Demo)', 'provider'),
  body('muster-rechenzentrum', 'Musterrechenzentrum Odenwald (erfunden)', 'provider'),
  body('beispiel-netz', 'Beispielnetz Bergstraße (erfunden)', 'provider'),
  body(CERT, 'Muster-CERT (erfunden)', 'cert'),
].map(organisation)

export const ADMINISTRATIONS = ORGANISATIONS.filter(({ ags }) => ags !== null)
export const PROVIDERS = ORGANISATIONS.filter(({ kind }) => kind === 'provider')
