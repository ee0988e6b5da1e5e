import { declareEmergency, shareEmergency } from '@beistand/contracts/emergency'
import { Crowd, signInAll } from '@beistand/sim/crowd'
import type { GeneratedPact } from '@beistand/sim/generated-pact'
import { Partner } from '@beistand/sim/partner'

export const PASSWORD = 'ein langes Passwort'
export const VIEWERS = 1000

/** A pact of 90 organisations with a thousand people signed in; half of the organisations are involved in one emergency. */
export class Stage {
  private constructor(
    private readonly viewers: readonly Partner[],
    /** Who speaks for the victim, and for the provider. */
    readonly speakers: { readonly victim: Partner; readonly provider: Partner },
    readonly pact: GeneratedPact,
    readonly emergency: string,
  ) {}

  /** Over a node that serves the pact. */
  static async build(url: string, pact: GeneratedPact): Promise<Stage> {
    const [victim, provider] = await Promise.all([signIn(url, pact.organisations.at(-1)), signIn(url, pact.provider)])
    const emergency = await emergencyOfHalf(victim, pact)
    return new Stage(await signInAll(url, pact.people, PASSWORD), { victim, provider }, pact, emergency)
  }

  /** Does something while all thousand watch. */
  async watched<T>(work: (crowd: Crowd) => Promise<T>): Promise<T> {
    const crowd = await Crowd.gather(this.viewers)
    try {
      return await work(crowd)
    } finally {
      crowd.close()
    }
  }
}

/** The last number of the journal, as a crowd knows it. */
export function tipOf({ members }: Crowd): number {
  return Math.max(...members.map(({ replica }) => replica.seq))
}

export function signIn(url: string, organisation = ''): Promise<Partner> {
  return Partner.signIn(url, { email: `coordinator@${organisation}.example`, password: PASSWORD })
}

async function emergencyOfHalf(victim: Partner, { organisations }: GeneratedPact): Promise<string> {
  const attack = { victim: victim.organisation, kind: 'attack', severity: 'serious', text: 'Alles steht.' } as const
  const { id } = await victim.does(declareEmergency, attack)
  const helpers = organisations.filter((organisation, index) => index % 2 === 0 && organisation !== victim.organisation)
  for (const organisation of helpers)
    await victim.does(shareEmergency, { profile: 'read' }, { params: { emergency: id, organisation } })
  return id
}
