export { endCluster as default } from './test-cluster.mjs'
