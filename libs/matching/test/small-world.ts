/** A problem small enough to know the right plan by heart; each test changes what it is about. */
import type { Emergency, Need, Offer, Place, Problem } from '../src/contract.js'

export const HEPPENHEIM: Place = { id: 'Heppenheim', lat: 49.643, lon: 8.639 }
export const BENSHEIM: Place = { id: 'Bensheim', lat: 49.681, lon: 8.617 }
export const LAMPERTHEIM: Place = { id: 'Lampertheim', lat: 49.598, lon: 8.472 }
export const KASSEL: Place = { id: 'Kassel', lat: 51.312, lon: 9.479 }

export const emergency = (id: string, place: Place, more: Partial<Emergency> = {}): Emergency => ({
  id,
  place: place.id,
  ...more,
})

/** A network specialist of Bensheim, there in all four slots. */
export const helper = (id: string, more: Partial<Offer> = {}): Offer => ({
  id,
  owner: BENSHEIM.id,
  kind: 'staff',
  units: 1,
  windows: [{ from: 0, to: 4 }],
  skills: { network: 2 },
  ...more,
})

/** One network specialist for two slots in Heppenheim. */
export const ask = (id: string, more: Partial<Need> = {}): Need => ({
  id,
  emergency: 'attack',
  kind: 'staff',
  quantity: 1,
  window: { from: 0, to: 2 },
  priority: 2,
  skills: { network: 1 },
  ...more,
})

export const world = (offers: Offer[], needs: Need[], more: Partial<Problem> = {}): Problem => ({
  version: 1,
  slots: 4,
  places: [HEPPENHEIM, BENSHEIM, LAMPERTHEIM, KASSEL],
  emergencies: [emergency('attack', HEPPENHEIM)],
  offers,
  needs,
  ...more,
})
