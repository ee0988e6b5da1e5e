import { startThrowawayDatabase } from '../../launcher/throwaway.mjs'

/** Starts a cluster for a jest run that was not started by `npm test`, once for all projects that want one. */
export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) return
  globalThis.beistandTestCluster = await startThrowawayDatabase()
  process.env.TEST_DATABASE_URL = globalThis.beistandTestCluster.url
}
