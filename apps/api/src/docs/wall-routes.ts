import { handover, handoverLink } from '@beistand/contracts/handover'
import { wallPicture, wallsSeen } from '@beistand/contracts/wall'
import { inputSchema, type Route } from './read-routes.js'

const TOKEN = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA'
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** Wall screens, beside their commands. */
export const WALL_ROUTES: readonly Route[] = [
  {
    name: 'walls.seen',
    method: 'get',
    path: '/walls',
    tag: 'session',
    summary: 'When the browsers of the wall screens that the caller looks after were seen last.',
    answers: 'Screens that a browser is paired with',
    content: { 'application/json': { schema: inputSchema(wallsSeen) } },
    problems: ['not-signed-in', 'grant-needed', 'forbidden', 'broken'],
  },
  {
    name: 'walls.link',
    method: 'post',
    path: '/walls/{wall}/link',
    tag: 'session',
    summary:
      'Offer a browser to become a wall screen by a link that is good for ten minutes, once; asks for fresh proof.',
    parameters: [{ name: 'wall', in: 'path', required: true, schema: { type: 'string' } }],
    body: { schema: inputSchema(handover), example: { link: HASH } },
    answers: 'Offered; an earlier link for this screen ends',
    content: {},
    problems: [
      'invalid',
      'not-signed-in',
      'proof-needed',
      'grant-needed',
      'forbidden',
      'not-found',
      'origin-not-allowed',
      'broken',
    ],
  },
  {
    name: 'wall.pair',
    method: 'post',
    path: '/wall',
    tag: 'session',
    summary: 'Become the wall screen that a link is for; the browser that was it before is it no more.',
    open: true,
    body: { schema: inputSchema(handoverLink), example: { token: TOKEN } },
    answers: 'Paired',
    content: {},
    problems: ['invalid', 'link-ended', 'origin-not-allowed', 'broken'],
  },
  {
    name: 'wall.show',
    method: 'get',
    path: '/wall',
    tag: 'session',
    summary:
      'All that a wall screen is told. Its session is good for this and for the live socket, which says when to ask.',
    answers: 'The situation without persons, contacts and texts',
    content: { 'application/json': { schema: inputSchema(wallPicture) } },
    problems: ['not-signed-in', 'forbidden', 'broken'],
  },
]
