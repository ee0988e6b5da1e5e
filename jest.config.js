const checks = `${import.meta.dirname}/apps/checks/src`

const swc = (decorators) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators, tsx: true },
      transform: { legacyDecorator: decorators, decoratorMetadata: decorators, react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  },
]

/** Suites with `database` find the address of a throwaway PostgreSQL cluster in TEST_DATABASE_URL. */
const project = (displayName, folder, { testMatch = '**/*.spec.ts', database = false } = {}) => ({
  displayName,
  ...(database && {
    globalSetup: `${checks}/test-cluster.mjs`,
    globalTeardown: `${checks}/test-cluster-end.mjs`,
  }),
  rootDir: `${import.meta.dirname}/${folder}`,
  testMatch: [`<rootDir>/test/${testMatch}`],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc(true) },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
})

export default {
  // Generous, for slow and busy machines; the times that users are promised are measured by tests of their own.
  testTimeout: 30_000,
  reporters: ['default', `${checks}/jest-summary.mjs`],
  projects: [
    project('domain', 'libs/domain'),
    project('matching', 'libs/matching'),
    project('contracts', 'libs/contracts'),
    project('checks', 'apps/checks', { database: true }),
    project('launcher', 'apps/launcher', { database: true }),
    project('api', 'apps/api', { database: true }),
    project('sim', 'apps/sim', { database: true }),
    project('web', 'apps/web', { testMatch: '**/*.spec.{ts,tsx}', database: true }),
  ],
}
