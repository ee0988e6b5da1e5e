import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { pino, type Logger } from 'pino'
import { DataSource } from 'typeorm'
import { FirstOperator } from './access/first-operator.js'
import { AppModule } from './app.module.js'
import { Clock } from './clock.js'
import { type Config, ConfigError, readConfig } from './config.js'
import { Pipeline } from './database.js'
import { DemoData } from './demo/demo-data.js'
import { limitSlowness } from './http/slowness.js'
import { NestLog } from './http/nest-log.js'
import { useMiddleware } from './http/middleware.js'
import { useSockets } from './live/sockets.js'
import { DatabaseError, migrate } from './migrate.js'
import { ErasingAgain } from './privacy/erasing-again.js'

/** Starts one API node: migrates, serves, and tells a parent process when it is ready or why it cannot be. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const logger = pino({ level: config.logLevel, base: null })
  await migrate(config.databaseUrl)
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, logger), {
    bodyParser: false,
    logger: new NestLog(logger),
    abortOnError: false,
  })
  useMiddleware(app, config, logger)
  app.setGlobalPrefix('api', { exclude: ['notfall', 'notfall/*path'] })
  useSockets(app, config)
  limitSlowness(app.getHttpServer(), config.limits)
  endOnSignals(app, logger)
  await app.get(ErasingAgain).all()
  const signIns = config.seed === 'demo' ? await app.get(DemoData).fill() : []
  await app.listen(config.port, config.host)
  if (config.manualClock) obeyClock(app.get(Clock))
  const url = addressOf(app, config)
  const operatorLink = await app.get(FirstOperator).link(url)
  if (operatorLink)
    logger.warn(`Nobody can sign in yet. Link for the first operator, good once and for a day: ${operatorLink}`)
  process.send?.({ ready: { url, signIns, operatorLink } })
}

function addressOf(app: NestExpressApplication, config: Config): string {
  const server: Server = app.getHttpServer()
  const { port } = server.address() as AddressInfo
  const host = config.host === '127.0.0.1' ? 'localhost' : config.host
  return config.origins[0] ?? `http://${host}:${port}`
}

/** Lets requests under way finish, then closes sockets and connections. */
function endOnSignals(app: NestExpressApplication, logger: Logger): void {
  const end = async () => {
    await app.close()
    await app.get(Pipeline).end()
    await app.get(DataSource).destroy()
    logger.info('ended')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end())
  process.once('disconnect', () => void end())
}

/** The parent sets the time, `{ clock: milliseconds }`, and is told the same once it holds. */
function obeyClock(clock: Clock): void {
  process.on('message', (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('clock' in message)) return
    if (typeof message.clock !== 'number') return
    clock.set(message.clock)
    process.send?.({ clock: message.clock })
  })
}

start().catch((error: unknown) => {
  const code =
    error instanceof ConfigError
      ? 'config'
      : error instanceof DatabaseError
        ? 'database'
        : portTaken(error)
          ? 'port-taken'
          : null
  const sentence = portTaken(error) ? 'The port is taken by another program. Set PORT to a free one.' : messageOf(error)
  if (code) process.send?.({ fatal: { code, sentence } })
  process.stderr.write(`${code ? sentence : (error instanceof Error && error.stack) || sentence}\n`)
  process.exit(1)
})

function portTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
