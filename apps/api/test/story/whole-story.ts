import type { Does } from './cast.js'
import { endDependencies, keepDirectory, nameProviders, rehearse } from './directory.js'
import {
  askHeads,
  askToBeLetIn,
  callBack,
  declareInExercise,
  declareReal,
  doTasks,
  fail,
  sayWhatIs,
  shareIt,
  standInForOffice,
} from './emergency.js'
import { Loans, needAll, offerAll } from './lending.js'

/** Everything that people can do in a pact, each at least once, in an order in which it works. */
export async function tell(does: Does, causeOf: () => Promise<string>): Promise<void> {
  await keepDirectory(does)
  await nameProviders(does)
  await callBack(does)
  const offers = await offerAll(does)
  await rehearse(does, (exercise) => declareInExercise(does, exercise))
  const emergency = await declareReal(does)
  await shareIt(does, emergency)
  await askToBeLetIn(does, emergency)
  await sayWhatIs(does, emergency)
  await doTasks(does, emergency)
  await askHeads(does, emergency)
  const loans = new Loans(does, { offers, needs: await needAll(does, emergency) })
  await loans.tell()
  await fail(does, causeOf)
  await loans.close()
  await endDependencies(does)
  await standInForOffice(does)
}
