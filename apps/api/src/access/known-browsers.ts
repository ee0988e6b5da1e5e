import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../clock.js'
import { sha256 } from '../journal/chain.js'
import { DeviceTable } from './entities.js'

/** The browsers that people came with before, each known by a token that it keeps. */
@Injectable()
export class KnownBrowsers {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async knows(identity: string, token: string): Promise<boolean> {
    return this.source.getRepository(DeviceTable).existsBy({ identity, token: sha256(token) })
  }

  /** Whether a browser is new to a person who has used others. */
  async isStrange(identity: string, device: string): Promise<boolean> {
    const known = await this.source.getRepository(DeviceTable).findBy({ identity })
    const token = sha256(device)
    return known.length > 0 && !known.some((one) => one.token === token)
  }

  async remember(identity: string, device: string): Promise<void> {
    const seen = new Date(this.clock.now())
    await this.source.getRepository(DeviceTable).save({ identity, token: sha256(device), seen })
  }
}
