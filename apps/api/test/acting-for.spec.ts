import { declareEmergency } from '@beistand/contracts/emergency'
import { VERIFICATIONS } from '@beistand/domain/noun'
import { randomUUID } from 'node:crypto'
import { BERGSTRASSE, HEPPENHEIM, useWorld } from './world.js'

const world = useWorld()
const wish = { ...declareEmergency.example, victim: HEPPENHEIM.id }

test('RO-25 without saying how it was verified, and by anything that is not on the list, nobody acts for another', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  for (const verified of ['', 'trust me']) {
    const { status, problem } = await office.ask(declareEmergency, wish, { actingFor: HEPPENHEIM.id, verified })
    expect([status, problem?.code]).toEqual([400, 'verification-needed'])
  }
  expect(Object.keys((await office.snapshot()).rows.emergency)).toEqual([])
})

test('RO-25 every entry says for whom and how that was verified, to everyone who reads the log', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const asking = { actingFor: HEPPENHEIM.id, verified: 'known-voice', key: randomUUID() }
  const { first } = await office.does(declareEmergency, wish, asking)
  const reader = await world().partner('observer', HEPPENHEIM)
  const { entries } = await reader.log('?type=emergency-opened')
  const by = { person: office.person, organisation: BERGSTRASSE.id, role: 'office', for: HEPPENHEIM.id }
  expect(entries.find(({ seq }) => seq === first)?.by).toEqual({ ...by, verified: 'known-voice' })
  const again = await office.ask(declareEmergency, wish, { ...asking, verified: 'in-person' })
  expect(again.problem?.code).toBe('key-reused')
  expect(VERIFICATIONS).toEqual(['call-back', 'known-voice', 'in-person', 'agreed-before'])
})

test('RO-25 whoever acts for the own organisation says nothing of it', async () => {
  const town = await world().partner('coordinator', BERGSTRASSE)
  const { first } = await town.does(declareEmergency, { ...wish, victim: BERGSTRASSE.id })
  const { entries } = await town.log('?type=emergency-opened')
  expect(entries.find(({ seq }) => seq === first)?.by).not.toHaveProperty('verified')
})
