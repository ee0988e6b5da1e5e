/** Which helper exactly: arranges the counts that the fill has fixed, without changing them. */
import { Allocation } from './allocation.js'
import type { Instance } from './instance.js'
import { Reach } from './reach.js'
import { Refinement } from './refine.js'
import { StintPacker } from './stints.js'

/** Rounds of refinement; later ones hardly pay. */
const ROUNDS = 2

/** `target` holds unit-slots per share, as `Allocation.served` of an optimal fill. */
export function arrange(instance: Instance, target: Int32Array): Allocation {
  const allocation = new Allocation(instance)
  new StintPacker(allocation, target).packAll()
  complete(allocation, target)
  const refinement = new Refinement(allocation, target)
  for (let round = 0; round < ROUNDS && refinement.round() > 0; round++);
  allocation.watch = null
  return allocation
}

/** Brings every share up to its target by shortest chains. */
export function complete(allocation: Allocation, target: Int32Array): void {
  const reach = new Reach(allocation)
  for (let share = 0; share < target.length; share++) {
    while (allocation.served[share] < target[share]) {
      if (!reach.serve(share)) throw new Error('a count vector below a feasible one could not be extended')
    }
  }
}
