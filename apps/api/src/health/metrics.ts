import { createServer, type Server } from 'node:http'
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import { CONFIG, type Config } from '../config.js'

/** Figures for the operator, on a port of their own; none says who did what. */
@Injectable()
export class Metrics implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly registry = new Registry()
  private server: Server | undefined
  private readonly durations = new Histogram({
    name: 'beistand_http_seconds',
    help: 'Time to answer, by method and status',
    labelNames: ['method', 'status'],
    registers: [this.registry],
  })
  private readonly failures = new Counter({
    name: 'beistand_http_failures_total',
    help: 'Requests that ended with a fault of the server',
    registers: [this.registry],
  })

  private readonly behind = new Counter({
    name: 'beistand_journal_clock_behind_total',
    help: 'Entries written while the clock of the database was more than 5 s behind the last entry',
    registers: [this.registry],
  })

  constructor(@Inject(CONFIG) private readonly config: Config) {
    collectDefaultMetrics({ register: this.registry })
  }

  answered(method: string, status: number, seconds: number): void {
    this.durations.labels(method, String(status)).observe(seconds)
    if (status >= 500) this.failures.inc()
  }

  clockBehind(): void {
    this.behind.inc()
  }

  onApplicationBootstrap(): void {
    if (this.config.metricsPort === 0) return
    this.server = createServer((request, response) => {
      if (request.url !== '/metrics') return void response.writeHead(404).end()
      void this.registry
        .metrics()
        .then((text) => response.setHeader('Content-Type', this.registry.contentType).end(text))
    })
    this.server.listen(this.config.metricsPort, this.config.host)
  }

  onApplicationShutdown(): void {
    this.server?.close()
  }
}
