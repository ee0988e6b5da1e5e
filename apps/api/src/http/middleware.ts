import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { NextFunction, Request, Response } from 'express'
import express from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Config } from '../config.js'
import { Metrics } from '../health/metrics.js'
import { refuseDeepBodies } from './depth.js'
import { protectiveHeaders } from './headers.js'
import { requireOwnOrigin } from './origin.js'
import { answerProblem } from './problem-filter.js'

const PAGES = fileURLToPath(new URL('../../../web/dist/', import.meta.url))
const BODY_LIMIT = '64kb'
/** Lists of up to 500 rows. */
const LIST_LIMIT = '1mb'

/** What every request passes before it reaches a controller, in this order. */
export function useMiddleware(app: NestExpressApplication, config: Config, logger: Logger): void {
  app.disable('x-powered-by')
  app.set('trust proxy', config.production ? 1 : false)
  app.use(logged(logger))
  app.use(timed(app.get(Metrics)))
  app.use(protectiveHeaders(config))
  app.use('/api', noStore)
  app.use(requireOwnOrigin(config.origins))
  app.use('/api/imports', express.json({ limit: LIST_LIMIT, strict: true }))
  app.use(express.json({ limit: BODY_LIMIT, strict: true }))
  app.use(express.urlencoded({ limit: BODY_LIMIT, extended: false }))
  app.use(answerBodyErrors)
  app.use(refuseDeepBodies)
  if (existsSync(PAGES)) usePages(app)
}

/** Paths are logged without their query, and nothing of headers or bodies: no personal data reaches the log. */
function logged(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: (_, response) => {
      const id = randomUUID()
      response.setHeader('X-Correlation-Id', id)
      return id
    },
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: url.split('?')[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  })
}

function timed(metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const start = performance.now()
    response.on('finish', () =>
      metrics.answered(request.method, response.statusCode, (performance.now() - start) / 1000),
    )
    next()
  }
}

function noStore(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store')
  next()
}

function answerBodyErrors(error: unknown, request: Request, response: Response, _: NextFunction): void {
  answerProblem(error, request, response)
}

/** The browser's app: hashed files for ever, its page always fresh, and for every address of the app that page. */
function usePages(app: NestExpressApplication): void {
  app.use(
    '/assets',
    express.static(`${PAGES}assets`, { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  )
  app.use(express.static(PAGES, { index: false, maxAge: 0 }))
  app.use((request: Request, response: Response, next: NextFunction) => {
    const page = request.method === 'GET' && !/^\/(api|notfall)(\/|$)/.test(request.path) && request.accepts('html')
    if (page) response.setHeader('Cache-Control', 'no-cache').sendFile('index.html', { root: PAGES })
    else next()
  })
}
