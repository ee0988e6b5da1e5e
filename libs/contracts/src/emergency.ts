import { EMERGENCY_KINDS, PHASES, SEVERITIES } from '@beistand/domain/emergency'
import { PROFILES } from '@beistand/domain/involvement'
import { TLP } from '@beistand/domain/report'
import * as z from 'zod/mini'
import { command, id, instant, nothing, note, text } from './command.js'

export const declareEmergency = command({
  name: 'emergency.declare',
  method: 'post',
  path: '/emergencies',
  summary:
    'Declare an emergency of an administration, for real or in an exercise. A second one of the same victim becomes a ' +
    'report on the first. A real one may end a running exercise.',
  body: z.object({
    victim: id,
    kind: z.enum(EMERGENCY_KINDS),
    severity: z.enum(SEVERITIES),
    text: text(2000),
    suspected: z._default(z.boolean(), false),
    awareAt: z._default(z.nullable(instant), null),
    relapseOf: z._default(z.nullable(id), null),
    exercise: z._default(z.nullable(id), null),
    endExercise: z._default(z.nullable(id), null),
  }),
  example: { victim: '06431002', kind: 'attack', severity: 'serious', text: 'Alle Bildschirme zeigen eine Forderung.' },
  refusals: ['forbidden', 'not-found', 'exercise-over', 'only-real-ends-exercise'],
})

export const confirmEmergency = command({
  name: 'emergency.confirm',
  method: 'post',
  path: '/emergencies/:emergency/confirmation',
  summary: 'Confirm a suspected emergency: it is one.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const cancelEmergency = command({
  name: 'emergency.cancel',
  method: 'post',
  path: '/emergencies/:emergency/cancellation',
  summary: 'Deny a suspected emergency, or call a declared one a false alarm.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state', 'help-running'],
})

export const moveEmergency = command({
  name: 'emergency.move',
  method: 'put',
  path: '/emergencies/:emergency/phase',
  summary: 'Move an emergency one phase forward, or back to an earlier one.',
  body: z.object({ phase: z.enum(PHASES) }),
  example: { phase: 'contained' },
  refusals: ['forbidden', 'not-found', 'unchanged', 'wrong-state', 'help-running'],
})

export const assessEmergency = command({
  name: 'emergency.assess',
  method: 'put',
  path: '/emergencies/:emergency/assessment',
  summary: 'Correct what is known of an open emergency.',
  body: z.object({
    kind: z.enum(EMERGENCY_KINDS),
    severity: z.enum(SEVERITIES),
    awareAt: z.nullable(instant),
    personalData: z.enum(['yes', 'no', 'unknown']),
    nextUpdateDue: z.nullable(instant),
    disasterBy: z.nullable(note(200)),
    disasterAt: z.nullable(instant),
  }),
  example: {
    kind: 'attack',
    severity: 'critical',
    awareAt: 1_793_000_000_000,
    personalData: 'unknown',
    nextUpdateDue: null,
    disasterBy: null,
    disasterAt: null,
  },
  refusals: ['forbidden', 'not-found', 'emergency-closed'],
})

export const markEmergency = command({
  name: 'emergency.mark',
  method: 'put',
  path: '/emergencies/:emergency/tlp',
  summary: 'Say what recipients may pass on of an emergency. TLP:RED is for texts, never for an emergency itself.',
  body: z.object({ tlp: z.enum(['TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR']) }),
  example: { tlp: 'TLP:AMBER+STRICT' },
  refusals: ['forbidden', 'not-found', 'unchanged'],
})

export const persons = z.array(id).check(z.minLength(1), z.maxLength(50))

export const circle = z.discriminatedUnion('to', [
  z.object({ to: z.enum(['pact', 'involved', 'office']) }),
  z.object({ to: z.literal('named'), persons }),
])

export const addReport = command({
  name: 'report.add',
  method: 'post',
  path: '/emergencies/:emergency/reports',
  summary: "Add a sentence to an emergency's log.",
  body: z.object({
    text: text(4000),
    tlp: z._default(z.enum(TLP), 'TLP:AMBER'),
    circle: z._default(circle, { to: 'pact' }),
  }),
  example: { text: 'Telefonanlage läuft wieder.' },
  refusals: ['forbidden', 'not-found', 'red-needs-names'],
})

export const narrowReport = command({
  name: 'report.narrow',
  method: 'put',
  path: '/reports/:report/circle',
  summary: 'Narrow a report to named persons (TLP:RED).',
  body: z.object({ persons }),
  example: { persons: ['p1'] },
  refusals: ['forbidden', 'not-found'],
})

export const shareEmergency = command({
  name: 'involvement.set',
  method: 'put',
  path: '/emergencies/:emergency/involvements/:organisation',
  summary: 'Share an emergency with an organisation, or change how far.',
  body: z.object({ profile: z.enum(PROFILES) }),
  example: { profile: 'work' },
  refusals: ['forbidden', 'not-found', 'unchanged'],
})

export const unshareEmergency = command({
  name: 'involvement.end',
  method: 'delete',
  path: '/emergencies/:emergency/involvements/:organisation',
  summary: "End an organisation's view of an emergency.",
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'unchanged', 'victim-stays-involved'],
})
