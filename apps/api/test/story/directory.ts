import { setApplication, setCitizenService } from '@beistand/contracts/catalogue'
import { issueCards, revokeCard } from '@beistand/contracts/card'
import { addContact, changeContact, removeContact } from '@beistand/contracts/contact'
import { erasePerson, eraseText } from '@beistand/contracts/erasure'
import { endExercise, startExercise } from '@beistand/contracts/exercise'
import { giveRole, revokeRole } from '@beistand/contracts/grant'
import { makeInvitation, renewInvitation, withdrawInvitation } from '@beistand/contracts/invitation'
import { beginMembership, moveMembership } from '@beistand/contracts/membership'
import { changeOrganisation, letPartnersAct, registerOrganisation } from '@beistand/contracts/organisation'
import { importContacts, importInvitations, importMembers } from '@beistand/contracts/list-import'
import { askRecovery, grantRecovery, verifyRecovery, withdrawRecovery } from '@beistand/contracts/recovery'
import { endDependency, setDependency, setProvider } from '@beistand/contracts/provider'
import { newCardCode } from '@beistand/sim/card'
import { demandFactor } from '@beistand/contracts/pact'
import { removeShift, setShift } from '@beistand/contracts/roster'
import { makeWall, revokeWall } from '@beistand/contracts/wall'
import { halfDayAt } from '@beistand/domain/half-day'
import { coordinator, type Does, INVOLVED, NOW, office, PROVIDER, VERIFIED_RECOVERY, VICTIM } from './cast.js'

const card = { lat: 49.68, lon: 8.62, inhabitants: 40_000, phone: null, mailDomain: 'bensheim.example' }
const contact = { title: 'IT-Leitung', phone: '069 90009-012', mail: null, note: 'ab 18 Uhr' }

/** Catalogue, members, contacts, roles: what an office and an organisation keep in calm times. */
export async function keepDirectory(does: Does): Promise<void> {
  const service = { service: 'passport' }
  await does(setCitizenService, { as: office, is: {}, body: { name: 'Reisepass', priority: 3 }, params: service })
  await does(setCitizenService, { as: office, is: {}, body: { name: 'Pass', priority: 3 }, params: service })
  for (const name of ['Meldewesen', 'Einwohnerwesen'])
    await does(setApplication, {
      as: office,
      is: {},
      body: { name, services: ['passport'] },
      params: { application: 'register' },
    })
  await joinPact(does)
  await does(changeOrganisation, {
    as: coordinator(VICTIM),
    is: { keeper: [VICTIM] },
    body: card,
    params: { organisation: VICTIM },
  })
  for (const partnersAct of [true, false]) await does(letPartnersAct, { as: office, is: {}, body: { partnersAct } })
  await keepContacts(does)
  await keepCards(does)
  await keepWalls(does)
  await inviteSomeone(does)
  await readLists(does)
  await letSomeoneInAgain(does)
  await keepRoster(does)
  for (const role of ['observer', 'head'] as const) {
    const body = { person: 'newcomer', organisation: VICTIM, role, title: 'Vertretung' }
    const { id } = await does(giveRole, { as: office, is: {}, body })
    await does(revokeRole, { as: office, is: {}, body: { reason: 'Ausgeschieden' }, params: { grant: id } })
  }
  await does(erasePerson, { as: office, is: {}, body: {}, params: { person: 'newcomer' } })
}

async function keepRoster(does: Does): Promise<void> {
  for (const from of [NOW + 30 * 86_400_000, null]) await does(demandFactor, { as: office, is: {}, body: { from } })
  const now = halfDayAt(NOW)
  const duty = { organisation: VICTIM, window: { from: now, to: now + 2 }, title: 'Rufbereitschaft', phone: null }
  const { id } = await does(setShift, { as: office, is: {}, body: duty })
  await does(removeShift, { as: office, is: {}, body: {}, params: { shift: id } })
}

async function letSomeoneInAgain(does: Does): Promise<void> {
  const wish = { organisation: VICTIM, title: 'IT-Leitung' }
  const { id: recovery } = await does(askRecovery, { as: office, is: {}, body: wish })
  const verified = { person: `coordinator-${VICTIM}`, note: 'Rückruf auf die hinterlegte Nummer' }
  await does(verifyRecovery, { as: office, is: {}, body: verified, params: { recovery } })
  const params = { recovery: VERIFIED_RECOVERY }
  await does(grantRecovery, { as: office, is: {}, body: { link: 'd'.repeat(64) }, params })
  await does(withdrawRecovery, { as: office, is: {}, body: {}, params })
}

async function joinPact(does: Does): Promise<void> {
  const body = { name: 'Lampertheim', kind: 'municipality', ags: null, district: null, ...card } as const
  const { id: organisation } = await does(registerOrganisation, { as: office, is: {}, body })
  const params = { organisation }
  await does(beginMembership, { as: office, is: {}, body: { stage: 'invited' }, params })
  await does(moveMembership, { as: office, is: {}, body: { stage: 'rejected' }, params })
  await does(beginMembership, { as: office, is: {}, body: { stage: 'external' }, params })
}

async function inviteSomeone(does: Does): Promise<void> {
  const someone = { organisation: VICTIM, role: 'head', title: 'Bürgermeisteramt' } as const
  const body = { ...someone, email: 'amt@bensheim.example', link: '0'.repeat(64) }
  const { id } = await does(makeInvitation, { as: office, is: {}, body })
  const params = { invitation: id }
  await does(renewInvitation, { as: office, is: {}, body: { link: '1'.repeat(64) }, params })
  await does(withdrawInvitation, { as: office, is: {}, body: {}, params })
}

/** Lists that are read in; whoever else reads one in finds nothing new in it. */
async function readLists(does: Does): Promise<void> {
  const deed = { as: office, is: {} }
  const member = { name: 'Viernheim', kind: 'municipality', ags: '06431020', district: null, ...card } as const
  await does(importMembers, { ...deed, body: { rows: [{ ...member, stage: 'invited' }] } })
  await does(importContacts, { ...deed, body: { rows: [{ organisation: VICTIM, ...contact, title: 'Bauhof' }] } })
  const someone = { organisation: VICTIM, role: 'observer', title: 'Kämmerei' } as const
  const invited = { ...someone, email: 'kaemmerei@bensheim.example', link: '2'.repeat(64) }
  await does(importInvitations, { ...deed, body: { rows: [invited] } })
}

/** Emergency cards, of which one is renewed and one revoked. */
async function keepCards(does: Does): Promise<void> {
  const deed = { as: coordinator(VICTIM), is: { keeper: [VICTIM] } }
  const params = { organisation: VICTIM }
  const issue = (places: readonly (1 | 2 | 3)[]) => ({ cards: places.map((place) => ({ place, code: newCardCode() })) })
  await does(issueCards, { ...deed, params, body: issue([1, 2, 3]) })
  const { id } = await does(issueCards, { ...deed, params, body: issue([3]) })
  await does(revokeCard, { ...deed, body: {}, params: { card: id } })
}

async function keepWalls(does: Does): Promise<void> {
  const deed = { as: coordinator(VICTIM), is: { keeper: [VICTIM] } }
  const { id } = await does(makeWall, { ...deed, params: { organisation: VICTIM }, body: { name: 'Lagezentrum' } })
  await does(revokeWall, { ...deed, body: {}, params: { wall: id } })
}

async function keepContacts(does: Does): Promise<void> {
  const deed = { as: coordinator(VICTIM), is: { keeper: [VICTIM] } }
  const { id, first } = await does(addContact, { ...deed, body: { organisation: VICTIM, ...contact } })
  await does(changeContact, { ...deed, body: { ...contact, title: 'Leitung' }, params: { contact: id } })
  await does(eraseText, { as: office, is: {}, body: { entry: first, field: 'phone' } })
  await does(removeContact, { ...deed, body: {}, params: { contact: id } })
}

/** A provider with its CERT, and who depends on it. */
export async function nameProviders(does: Does): Promise<void> {
  const params = { provider: PROVIDER }
  await does(setProvider, { as: office, is: {}, body: { cert: null }, params })
  await does(setProvider, { as: office, is: {}, body: { cert: INVOLVED }, params })
  const dependency = {
    as: coordinator(VICTIM),
    is: { keeper: [VICTIM] },
    params: { organisation: VICTIM, provider: PROVIDER },
  }
  await does(setDependency, { ...dependency, body: { applications: [] } })
  await does(setDependency, { ...dependency, body: { applications: ['register'] } })
}

export async function endDependencies(does: Does): Promise<void> {
  const params = { organisation: VICTIM, provider: PROVIDER }
  await does(endDependency, { as: coordinator(VICTIM), is: { keeper: [VICTIM] }, body: {}, params })
}

/** An exercise from its start to its end, with what the victim does in it. */
export async function rehearse(does: Does, inside: (exercise: string) => Promise<void>): Promise<void> {
  const { id } = await does(startExercise, { as: office, is: {}, body: { name: 'Herbstübung' } })
  await inside(id)
  await does(endExercise, { as: office, is: {}, body: {}, params: { exercise: id } })
}
