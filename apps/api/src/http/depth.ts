import type { NextFunction, Request, Response } from 'express'
import { answerProblem } from './problem-filter.js'
import { DoorProblem } from './problem.js'

/** No command's body goes deeper than five. */
export const DEEPEST = 16

/** Whether lists and objects lie in each other more than so many times. */
export function isDeeperThan(deepest: number, value: unknown): boolean {
  let level = [value].filter(isNested)
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === deepest) return true
    level = level.flatMap((each) => Object.values<unknown>({ ...each })).filter(isNested)
  }
  return false
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Refuses bodies that are nested so deeply that whoever walks through them could run out of stack. */
export function refuseDeepBodies(request: Request, response: Response, next: NextFunction): void {
  if (!isDeeperThan(DEEPEST, request.body)) return next()
  const detail = `Nested more than ${DEEPEST} times`
  answerProblem(new DoorProblem('invalid', [{ field: '', detail }]), request, response)
}
