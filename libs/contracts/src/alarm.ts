import { command, nothing } from './command.js'

export const takeOverAlarm = command({
  name: 'alarm.take-over',
  method: 'put',
  path: '/alarms/:alarm/taken-over',
  summary: 'Say for the whole office that you see to an alarm.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state'],
})

export const acknowledgeAlarm = command({
  name: 'alarm.acknowledge',
  method: 'put',
  path: '/alarms/:alarm/acknowledged',
  summary: 'Say for your organisation that you have seen an alarm.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state'],
})
