import type { LoggerService } from '@nestjs/common'
import type { Logger } from 'pino'

/** Sends the framework's own messages to the one log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(String(message))
  }

  warn(message: unknown): void {
    this.logger.warn(String(message))
  }

  error(message: unknown): void {
    this.logger.error(String(message))
  }

  fatal(message: unknown): void {
    this.logger.fatal(String(message))
  }
}
