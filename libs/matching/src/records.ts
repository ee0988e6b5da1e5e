/** Reads single outside records: each reader returns the typed record, or the first fault in the order of its tests. */
import type {
  Emergency,
  Id,
  Level,
  Mode,
  Need,
  NeedKind,
  Offer,
  OfferKind,
  Place,
  Priority,
  Range,
  RejectCode,
} from './contract.js'

export type Raw = Record<string, unknown>
export interface Fault {
  code: RejectCode
  field?: string
}
export interface Known {
  slots: number
  places: { has(id: Id): boolean }
  emergencies: { has(id: Id): boolean }
}
export type Reader<V> = (raw: Raw, id: Id, known: Known) => V | Fault

/** Upper end of every count in a problem. */
const MOST = 10_000

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isFault = (value: object): value is Fault => 'code' in value
export const isCount = (value: unknown, least: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST

const isOfferKind = (v: unknown): v is OfferKind =>
  v === 'staff' || v === 'remote' || v === 'workstation' || v === 'equipment'
const isNeedKind = (v: unknown): v is NeedKind => v === 'staff' || v === 'workstation' || v === 'equipment'
const isMode = (v: unknown): v is Mode => v === 'onsite' || v === 'remote'
const isLevel = (v: unknown): v is Level => v === 1 || v === 2 || v === 3
const isPriority = (v: unknown): v is Priority => v === 1 || v === 2 || v === 3 || v === 4
const isText = (v: unknown): v is string => typeof v === 'string'
const isDistance = (v: unknown): v is number => typeof v === 'number' && Number.isFinite(v) && v >= 0
const isAngle = (v: unknown, most: number): v is number =>
  typeof v === 'number' && Number.isFinite(v) && Math.abs(v) <= most
const isList = <V>(v: unknown, each: (x: unknown) => x is V): v is V[] => Array.isArray(v) && v.every(each)
const isSkills = (v: unknown): v is Record<string, Level> => isRaw(v) && Object.values(v).every(isLevel)

/** A non-empty half-open range of whole slots inside the horizon. */
export function isRange(v: unknown, slots: number): v is Range {
  if (!isRaw(v)) return false
  const { from, to } = v
  if (typeof from !== 'number' || typeof to !== 'number') return false
  return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to <= slots && from < to
}

/** Copies an optional field when present and sound; says so when present and unsound. */
function optional<V>(value: unknown, test: (v: unknown) => v is V, put: (v: V) => void): boolean {
  if (value === undefined) return true
  if (!test(value)) return false
  put(value)
  return true
}

export const readPlace: Reader<Place> = (raw, id) => {
  const { lat, lon } = raw
  if (!isAngle(lat, 90)) return { code: 'BAD_NUMBER', field: 'lat' }
  if (!isAngle(lon, 180)) return { code: 'BAD_NUMBER', field: 'lon' }
  return { id, lat, lon }
}

export const readEmergency: Reader<Emergency> = (raw, id, known) => {
  const { place } = raw
  if (!isText(place) || !known.places.has(place)) return { code: 'UNKNOWN_PLACE', field: 'place' }
  const out: Emergency = { id, place, closed: Boolean(raw['closed']) }
  if (!optional(raw['compromised'], listOf(isText), (v) => (out.compromised = v)))
    return { code: 'BAD_ENUM', field: 'compromised' }
  if (!optional(raw['ownerLends'], listOf(isOfferKind), (v) => (out.ownerLends = v)))
    return { code: 'BAD_ENUM', field: 'ownerLends' }
  return out
}

export const readOffer: Reader<Offer> = (raw, id, known) => {
  const { kind, owner, units, windows, maxSlots } = raw
  if (!isOfferKind(kind)) return { code: 'BAD_ENUM', field: 'kind' }
  if (!isText(owner) || !known.places.has(owner)) return { code: 'UNKNOWN_PLACE', field: 'owner' }
  if (!isCount(units, 1)) return { code: 'BAD_NUMBER', field: 'units' }
  const inHorizon = (v: unknown): v is Range => isRange(v, known.slots)
  if (!isList(windows, inHorizon)) return { code: 'BAD_RANGE', field: 'windows' }
  const out: Offer = { id, owner, kind, units, windows }
  if (!optional(raw['skills'], isSkills, (v) => (out.skills = v))) return { code: 'BAD_ENUM', field: 'skills' }
  if (!optional(raw['maxKm'], isDistance, (v) => (out.maxKm = v))) return { code: 'BAD_NUMBER', field: 'maxKm' }
  if (maxSlots !== undefined && kind !== 'staff' && kind !== 'remote') return { code: 'BAD_NUMBER', field: 'maxSlots' }
  if (!optional(maxSlots, isLimit, (v) => (out.maxSlots = v))) return { code: 'BAD_NUMBER', field: 'maxSlots' }
  if (!optional(raw['reserve'], isLimit, (v) => (out.reserve = v))) return { code: 'BAD_NUMBER', field: 'reserve' }
  if (!optional(raw['features'], listOf(isText), (v) => (out.features = v)))
    return { code: 'BAD_ENUM', field: 'features' }
  if (!optional(raw['modes'], listOf(isMode), (v) => (out.modes = v))) return { code: 'BAD_ENUM', field: 'modes' }
  if (!optional(raw['dependsOn'], listOf(isText), (v) => (out.dependsOn = v)))
    return { code: 'BAD_ENUM', field: 'dependsOn' }
  return out
}

export const readNeed: Reader<Need> = (raw, id, known) => {
  const { kind, emergency, priority, quantity, window, place } = raw
  if (!isNeedKind(kind)) return { code: 'BAD_ENUM', field: 'kind' }
  if (!isText(emergency) || !known.emergencies.has(emergency)) return { code: 'UNKNOWN_EMERGENCY', field: 'emergency' }
  if (!isPriority(priority)) return { code: 'BAD_ENUM', field: 'priority' }
  if (!isCount(quantity, 1)) return { code: 'BAD_NUMBER', field: 'quantity' }
  if (!isRange(window, known.slots)) return { code: 'BAD_RANGE', field: 'window' }
  const out: Need = { id, emergency, kind, priority, quantity, window }
  const isPlace = (v: unknown): v is Id => isText(v) && known.places.has(v)
  if (!optional(place, isPlace, (v) => (out.place = v))) return { code: 'UNKNOWN_PLACE', field: 'place' }
  if (!optional(raw['skills'], isSkills, (v) => (out.skills = v))) return { code: 'BAD_ENUM', field: 'skills' }
  if (!optional(raw['maxKm'], isDistance, (v) => (out.maxKm = v))) return { code: 'BAD_NUMBER', field: 'maxKm' }
  if (!optional(raw['features'], listOf(isText), (v) => (out.features = v)))
    return { code: 'BAD_ENUM', field: 'features' }
  if (!optional(raw['mode'], isWantedMode, (v) => (out.mode = v))) return { code: 'BAD_ENUM', field: 'mode' }
  return out
}

const isLimit = (v: unknown): v is number => isCount(v, 0)
const isWantedMode = (v: unknown): v is Mode | 'any' => isMode(v) || v === 'any'
function listOf<V>(each: (x: unknown) => x is V): (v: unknown) => v is V[] {
  return (v: unknown): v is V[] => isList(v, each)
}
