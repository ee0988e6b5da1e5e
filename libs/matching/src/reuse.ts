/**
 * What a planner need not work out again for records that have not changed since its last change. A cold plan starts with an
 * empty one, so that nothing outlives a call there.
 */
import type { Assignment, Emergency, Id, Need, Offer, Place } from './contract.js'
import type { Atlas, Label } from './candidates.js'
import type { DistanceTable } from './distance.js'
import type { Standing } from './eligibility.js'
import type { Demand } from './instance.js'
import type { Declined, Listed, Numbered, Read } from './intake.js'
import { Kept, sameItems } from './kept.js'
import type { ListMemory } from './list-memory.js'
import type { Pins } from './pins.js'
import type { RosterMemory } from './rosters.js'

export class Reuse {
  readonly read = {
    places: new Kept<Read<ReadonlyMap<Id, Place>>>(),
    emergencies: new Kept<Read<ReadonlyMap<Id, Emergency>>>(),
    offers: new Kept<Read<Numbered<Offer>>>(sameRecords),
    needs: new Kept<Read<Numbered<Need>>>(sameRecords),
    pins: new Kept<Read<readonly Listed[]>>(),
    previous: new Kept<Read<readonly Assignment[]>>(),
    declined: new Kept<Read<Declined>>(),
  }
  /** Outside record -> its sound copy. */
  readonly memory = { offers: new Kept<WeakMap<object, Offer>>(), needs: new Kept<WeakMap<object, Need>>() }
  readonly emergencyIds = new Kept<ReadonlySet<Id>>((a, b) => sameItems([...a], [...b]))
  readonly standings = new Kept<readonly Standing[]>()
  readonly present = new Kept<Int32Array>(sameItems)
  readonly pins = new Kept<Pins>()
  /** What pins take of each offer-slot and give each need-slot. */
  readonly onOffer = new Kept<Int32Array>(sameItems)
  readonly onNeed = new Kept<Int32Array>(sameItems)
  readonly room = new Kept<Int32Array>(sameItems)
  readonly rosters = new Kept<RosterMemory>()
  readonly budget = new Kept<Int32Array>(sameItems)
  readonly wanted = new Kept<Int32Array>(sameItems)
  readonly demand = new Kept<Demand>()
  readonly atlas = new Kept<Atlas>()
  /** Offer -> where it comes from, need -> where it is: places by their number in the atlas. */
  readonly home = new Kept<Int32Array>()
  readonly site = new Kept<Int32Array>()
  readonly distances = new Kept<DistanceTable>()
  readonly reach = new Kept<Float64Array>()
  /** Candidate lists of the call before. */
  readonly lists = new Kept<ListMemory>()
  /** Sound need -> the names of its lists. */
  readonly labels = new WeakMap<Need, Label>()
}

const sameRecords = <V>(a: Read<Numbered<V>>, b: Read<Numbered<V>>): boolean =>
  a.rejected.length === 0 && b.rejected.length === 0 && sameItems(a.sound.records, b.sound.records)
