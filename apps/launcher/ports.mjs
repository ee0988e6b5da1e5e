import { createServer } from 'node:net'
import { errorCode, Trouble } from './trouble.mjs'

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>} the port that was given, or a free one for 0; it is free again when this returns
 */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

/** @returns {Promise<number>} a port on the loopback interface that nothing uses at the moment */
export const freePort = () => tryPort(0, '127.0.0.1')

/** @type {Record<string, (port: number, host: string) => Trouble>} */
const REFUSALS = {
  EADDRINUSE: (port, host) =>
    new Trouble(
      'port-taken',
      `Port ${port} on ${host} is already used by another program.`,
      `End that program, or choose another port: PORT=${port < 65535 ? port + 1 : port - 1} npm start`,
    ),
  EACCES: (port) =>
    new Trouble(
      'port-forbidden',
      `This user may not open port ${port}.`,
      'Choose a port above 1023: PORT=3000 npm start',
    ),
  EADDRNOTAVAIL: (_port, host) =>
    new Trouble(
      'host-unknown',
      `This machine has no network address ${host}.`,
      'Set HOST to one of its addresses, or leave it out for 127.0.0.1.',
    ),
}

/**
 * @param {number} port
 * @param {string} host
 * @throws {Trouble} when the application could not listen there
 */
export async function requirePort(port, host) {
  try {
    await tryPort(port, host)
  } catch (error) {
    const refusal = REFUSALS[errorCode(error) ?? '']
    throw refusal ? refusal(port, host) : error
  }
}
