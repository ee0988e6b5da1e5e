import { halfDayAt } from '@beistand/domain/half-day'
import { Inject, Injectable } from '@nestjs/common'
import { Clock } from '../clock.js'
import { Bell } from '../journal/bell.js'
import { Tick } from '../live/tick.js'
import { type Candidate, Leadership } from './leadership.js'
import { PlanDesk } from './plan-desk.js'
import { PlanTeller } from './plan-teller.js'

/** Beats between two looks at the journal that nothing has asked for. */
const BEATS_TO_LOOK = 4

/** Brings together who leads, the thread that plans, the journal's bell, and the round that tells viewers. */
@Injectable()
export class Planning implements Candidate {
  private readonly teller = new PlanTeller()
  private beat = 0
  private lookedOn = 0

  constructor(
    @Inject(Leadership) private readonly leadership: Leadership,
    @Inject(PlanDesk) private readonly desk: PlanDesk,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Tick) private readonly tick: Tick,
    @Inject(Bell) bell: Bell,
  ) {
    leadership.stand(this)
    desk.onDeposed(() => this.leadership.drop())
    bell.onRing(() => this.look())
    tick.tellAside(this.teller)
  }

  leads(term: number): void {
    this.desk.lead(term, this.today())
  }

  rests(): void {
    this.desk.rest()
  }

  beats(): void {
    this.beat = (this.beat + 1) % BEATS_TO_LOOK
    if (this.beat === 0 || this.today() !== this.lookedOn) this.look()
  }

  hears(): void {
    this.teller.changed()
    this.tick.soon()
  }

  private look(): void {
    this.lookedOn = this.today()
    this.desk.look(this.lookedOn)
  }

  private today(): number {
    return halfDayAt(this.clock.now())
  }
}
