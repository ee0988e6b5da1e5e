/** How much depends on each offer: what is cheap to spend first. */
import type { Instance } from './instance.js'

/** An instance never changes, so this is worked out once for each. */
const known = new WeakMap<Instance, Float64Array>()

/** Offer -> unit-slots of need that could use it. */
export function demandPerOffer(instance: Instance): Float64Array {
  const perOffer = known.get(instance) ?? countDemand(instance)
  known.set(instance, perOffer)
  return perOffer
}

function countDemand(instance: Instance): Float64Array {
  const { lists, remoteList, onsiteList, world, shareOf } = instance
  const perList = new Float64Array(lists.length)
  world.needs.forEach((need, j) => {
    if (shareOf[j] < 0) return
    const asked = need.quantity * (need.window.to - need.window.from)
    if (remoteList[j] >= 0) perList[remoteList[j]] += asked
    if (onsiteList[j] >= 0) perList[onsiteList[j]] += asked
  })
  const perOffer = new Float64Array(instance.offers)
  lists.forEach((items, list) => {
    for (const offer of items) perOffer[offer] += perList[list]
  })
  return perOffer
}
