import { startThrowawayDatabase } from '../../launcher/throwaway.mjs'

/** @type {import('../../launcher/postgres.mjs').Database | undefined} */
let cluster

/** Starts a cluster for a jest run that was not started by `npm test`, once for all projects that want one. */
export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) return
  cluster = await startThrowawayDatabase()
  process.env.TEST_DATABASE_URL = cluster.url
}

export const endCluster = async () => cluster?.stop()
