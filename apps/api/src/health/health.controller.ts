import { Controller, Get, HttpCode, Inject } from '@nestjs/common'
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus'
import { Pipeline } from '../database.js'

@Controller('health')
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicator: HealthIndicatorService,
    @Inject(Pipeline) private readonly pool: Pipeline,
  ) {}

  /** The process runs. */
  @Get('live')
  @HttpCode(200)
  live(): { status: 'ok' } {
    return { status: 'ok' }
  }

  /** The process can do its work: the database answers. */
  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.database()])
  }

  private async database() {
    const check = this.indicator.check('database')
    return this.pool.query('SELECT 1').then(
      () => check.up(),
      () => check.down(),
    )
  }
}
