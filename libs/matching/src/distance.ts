/** Great-circle distances between places, R = 6371 km, rounded to whole kilometres. */
import type { Place } from './contract.js'

const RADIUS_KM = 6371
const DEGREE = Math.PI / 180

/** Haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984). */
export function kilometres(a: Place, b: Place): number {
  const sinLat = Math.sin(((b.lat - a.lat) * DEGREE) / 2)
  const sinLon = Math.sin(((b.lon - a.lon) * DEGREE) / 2)
  const h = sinLat * sinLat + Math.cos(a.lat * DEGREE) * Math.cos(b.lat * DEGREE) * sinLon * sinLon
  return Math.round(2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h))))
}

/** Beyond every reach that is asked for. */
export const OUT_OF_REACH = 0x7fffffff

/**
 * Distances from chosen places to all others, computed once per place. Most pairs are far apart: a dot product of unit
 * vectors (one multiplication per axis, right at the poles and the date line too) sorts them out before the exact formula.
 */
export class DistanceTable {
  private readonly axes: Float64Array
  private readonly rows: (Int32Array | undefined)[]
  private readonly leastDot: number

  constructor(
    private readonly places: readonly Place[],
    reachKm: number,
  ) {
    this.axes = new Float64Array(places.length * 3)
    this.rows = new Array<Int32Array | undefined>(places.length).fill(undefined)
    places.forEach((place, p) => {
      const lat = place.lat * DEGREE
      const lon = place.lon * DEGREE
      this.axes.set([Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)], p * 3)
    })
    const angle = (reachKm + 1) / RADIUS_KM
    this.leastDot = angle >= Math.PI ? -2 : Math.cos(angle) - 1e-9
  }

  /** Kilometres from `place` (an index) to every place; OUT_OF_REACH beyond the reach of the table. */
  from(place: number): Int32Array {
    const known = this.rows[place]
    if (known) return known
    const { axes, places, leastDot } = this
    const row = new Int32Array(places.length).fill(OUT_OF_REACH)
    const x = axes[place * 3]
    const y = axes[place * 3 + 1]
    const z = axes[place * 3 + 2]
    for (let p = 0; p < row.length; p++) {
      if (x * axes[p * 3] + y * axes[p * 3 + 1] + z * axes[p * 3 + 2] < leastDot) continue
      row[p] = kilometres(places[p], places[place])
    }
    this.rows[place] = row
    return row
  }
}
