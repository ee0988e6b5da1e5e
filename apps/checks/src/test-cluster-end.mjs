export default async function tearDown() {
  await globalThis.beistandTestCluster?.stop()
  globalThis.beistandTestCluster = undefined
}
