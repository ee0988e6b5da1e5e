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

  /** Remembers that a person uses a browser; true where it is new and the person has used others. */
  async meet(identity: string, device: string): Promise<boolean> {
    const devices = this.source.getRepository(DeviceTable)
    const known = await devices.findBy({ identity })
    const token = sha256(device)
    await devices.save({ identity, token, seen: new Date(this.clock.now()) })
    return known.length > 0 && !known.some((one) => one.token === token)
  }
}
