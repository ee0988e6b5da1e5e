import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { Server } from 'socket.io'

/**
 * The floor of every push: a body comes over HTTP, one row is inserted and committed, and the body goes out to all sockets.
 * No accounts, no rights, no order, no history.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 8 })
await pool.query('CREATE TABLE IF NOT EXISTS raw (id bigserial PRIMARY KEY, body jsonb NOT NULL)')

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts).toString()
    void pool.query({ name: 'insert', text: 'INSERT INTO raw (body) VALUES ($1)', values: [body] }).then(() => {
      sockets.emit('frame', JSON.parse(body))
      response.end('{}')
    })
  })
})
const sockets = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ ready: { url: `http://127.0.0.1:${port}` } })
})
process.once('disconnect', () => process.exit(0))
