/** Opaque identifier of a row, unique within its pact. */
export type Id = string

/** Milliseconds since 1970-01-01T00:00:00Z, a safe integer. */
export type Instant = number

/** Free text or a personal value; null once erased. `evolve` copies it and never branches on it. */
export type Text = string | null

/**
 * Names a circle of viewers. `all`: everyone with a grant in the pact; `pact`: whoever follows the pact's situation;
 * `office`: the pact office; `org:X`: the people of one organisation; `emergency:E`: the organisations involved in one
 * emergency; `card:E`: the device of an emergency card, where it acts for the victim of that emergency; `offers`: such a
 * device, too, as far as it must know what partners could lend; `wall`: the wall screens, which are told that something
 * happened and no row of it; `person:P`: one person.
 */
export type Key =
  'all' | 'pact' | 'office' | 'offers' | 'wall' | `org:${Id}` | `emergency:${Id}` | `card:${Id}` | `person:${Id}`

/** What anyone may do here, see access.ts. */
export type Role =
  'coordinator' | 'head' | 'helper' | 'guest' | 'observer' | 'office' | 'operator' | 'card' | 'wall' | 'system'

/** How the office made sure that it acts for whom it says: nobody's word alone, and no free text. */
export const VERIFICATIONS = ['call-back', 'known-voice', 'in-person', 'agreed-before'] as const
export type Verification = (typeof VERIFICATIONS)[number]

/** Who did it: a person in one role of one organisation, and the organisation acted for, if another, and how that is known. */
export interface By {
  readonly person: Id
  readonly organisation: Id
  readonly role: Role
  readonly for: Id | null
  readonly verified?: Verification
}

/** The organisation in whose name the office or a partner acted, and how it made sure; rows keep it for as long as they are shown. */
export interface ActedFor {
  readonly organisation: Id
  readonly verified: Verification
}

/** Whether someone acted for another organisation; null where each spoke for its own. */
export function actedFor({ for: organisation, verified }: By): ActedFor | null {
  return organisation === null || verified === undefined ? null : { organisation, verified }
}

/** What every event knows beside itself: its number, its own time, the time of entry, and who did it. */
export interface Moment {
  readonly seq: number
  readonly at: Instant
  readonly entered: Instant
  readonly by: By
}

export interface Row {
  readonly id: Id
}

/** Every event changes the one row `id` of its noun. */
export interface NounEvent {
  readonly type: string
  readonly id: Id
}

/** Where a text stands in the journal: the number of its entry, and its field there. */
export type Place = readonly [seq: number, field: string]

/** Why texts are erased: on behalf of the person they are about, for what they say, or because their time is over. */
export const ERASURE_REASONS = ['person', 'content', 'time'] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]

/**
 * Texts of a row are gone for good, everywhere: those at `places` in the journal, and `fields` of the row, which held one
 * of them. The one event that every noun has.
 */
export interface TextsErased extends NounEvent {
  readonly type: 'texts-erased'
  readonly noun: string
  readonly fields: readonly string[]
  readonly places: readonly Place[]
  readonly why: ErasureReason
}

export function isErasure(event: Pick<NounEvent, 'type'>): event is TextsErased {
  return event.type === 'texts-erased'
}

/**
 * What a field holds: `code` short public words such as codes and official names, `id` one id, `ref` an id by which rows are looked up, `text` free text or
 * personal values (kept apart in the journal so that they can be erased), `integer`, `real` (coordinates only),
 * `instant`, `flag`, `codes` a list of words or ids, `json` anything nested. A trailing `?` allows null.
 */
type Kind<T> = T extends boolean
  ? 'flag'
  : T extends number
    ? 'integer' | 'real' | 'instant'
    : T extends string
      ? 'code' | 'id' | 'ref' | 'text'
      : T extends readonly string[]
        ? 'codes' | 'json'
        : 'json'
type FieldKind<T> = null extends T ? `${Kind<NonNullable<T>>}?` : Kind<T>
export type Fields<R extends Row> = { readonly [F in Exclude<keyof R, 'id'>]: FieldKind<R[F]> }

/** A command that runs by itself when its time has come; at most one a row. */
export interface Due {
  readonly at: Instant
  readonly command: string
}

/**
 * One noun: its row, how events make and change a row, and who sees it. Pure; nothing else in the product switches over
 * nouns.
 */
export interface Noun<R extends Row, Made extends NounEvent, Changed extends NounEvent = never> {
  readonly name: string
  readonly fields: Fields<R>
  readonly make: { readonly [T in Made['type']]: (event: Extract<Made, { type: T }>, moment: Moment) => R }
  readonly change: {
    readonly [T in Changed['type']]: (row: R, event: Extract<Changed, { type: T }>, moment: Moment) => R
  }
  /** Who sees the row as it is. An event is seen by those who see the row that it leaves. */
  readonly audience: (row: R) => readonly Key[]
  /** Keys of the viewers whose own keys a change of this row can change; `before` is null for a new row. */
  readonly rekeys?: (row: R, before: R | null) => readonly Key[]
  /** The key that comes into being with this row, if one does. */
  readonly bears?: (row: Row) => Key
  /** The field that names the person whom all texts of the row are about, where they are about one. */
  readonly about?: keyof R & string
  /** What must happen by itself, and when, while the row stays as it is. */
  readonly due?: (row: R) => Due | null
}
