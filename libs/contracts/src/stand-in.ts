import { command, nothing } from './command.js'

const WHEN = 'while everyone of the office is hit'

export const stepIn = command({
  name: 'office.step-in',
  method: 'post',
  path: '/stand-ins',
  summary: `Offer, as coordinator of a member, to stand in for the office ${WHEN}.`,
  body: nothing,
  example: {},
  refusals: ['forbidden', 'office-works', 'cannot-stand-in', 'exists-already'],
  fresh: true,
})

export const agreeToStandIn = command({
  name: 'office.agree',
  method: 'put',
  path: '/stand-ins/:standIn/agreed',
  summary: `Agree, as coordinator of another member, and stand in together for 72 hours ${WHEN}.`,
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state', 'office-works', 'cannot-stand-in', 'another-needed'],
  fresh: true,
})

export const standDown = command({
  name: 'office.stand-down',
  method: 'delete',
  path: '/stand-ins/:standIn',
  summary: 'End the standing in before its time.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged'],
})
