import { faultOf } from '../logger.js'
import { Busy } from '../journal/queue.js'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common'
import type { Request, Response } from 'express'
import type {} from 'pino-http'
import { problemPage } from './problem-page.js'
import { DoorProblem, languageOf, problemOf } from './problem.js'

/** Every error leaves as a problem with a code and a sentence; what nobody expected is logged and says nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>()
    const response = host.switchToHttp().getResponse<Response>()
    answerProblem(error, request, response)
  }
}

const PROBLEM = 'application/problem+json'

/** To programs a problem; to people who opened the address themselves, in a tab or with the open form, a page. */
export function answerProblem(error: unknown, request: Request, response: Response): void {
  const problem = problemFor(error)
  if (problem.code === 'broken') request.log.error({ fault: faultOf(error) }, 'a request failed')
  if (response.headersSent) return void response.end()
  const language = languageOf(request.headers['accept-language'])
  const body = problemOf(problem, language, correlationOf(response))
  if (body.status === 429 || body.status === 503) response.setHeader('Retry-After', problem.detail['seconds'] ?? 1)
  if (request.accepts([PROBLEM, 'html']) === 'html')
    response.status(body.status).type('html').send(problemPage(body.detail, language).text)
  else response.status(body.status).type(PROBLEM).send(JSON.stringify(body))
}

function correlationOf(response: Response): string {
  const id = response.getHeader('X-Correlation-Id')
  return typeof id === 'string' ? id : ''
}

function problemFor(error: unknown): DoorProblem {
  if (error instanceof DoorProblem) return error
  if (error instanceof Busy) return new DoorProblem('busy')
  const status = error instanceof HttpException ? error.getStatus() : bodyParserStatus(error)
  if (status === 404) return new DoorProblem('no-such-page')
  if (status === 413) return new DoorProblem('too-large')
  if (status === 429) return new DoorProblem('too-many')
  if (status === 400) return new DoorProblem('invalid')
  return new DoorProblem('broken')
}

/** Errors of the body parser carry their status themselves. */
function bodyParserStatus(error: unknown): number {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
}
