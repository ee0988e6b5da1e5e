import { Inject, Injectable, type NestMiddleware } from '@nestjs/common'
import type { NextFunction, Request, Response } from 'express'
import { Rates } from './rates.js'

/** Turns away who asks too often, once it is known who asks. */
@Injectable()
export class RateMiddleware implements NestMiddleware {
  constructor(@Inject(Rates) private readonly rates: Rates) {}

  use(request: Request, _: Response, next: NextFunction): void {
    void this.rates.count(request).then(() => next(), next)
  }
}
