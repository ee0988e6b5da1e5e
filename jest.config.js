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

const project = (displayName, folder, testMatch = '**/*.spec.ts') => ({
  displayName,
  rootDir: `${import.meta.dirname}/${folder}`,
  testMatch: [`<rootDir>/test/${testMatch}`],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'import', 'default'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc(folder === 'apps/api') },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
})

export default {
  reporters: ['default', `${import.meta.dirname}/apps/checks/src/jest-summary.mjs`],
  projects: [
    project('domain', 'libs/domain'),
    project('matching', 'libs/matching'),
    project('contracts', 'libs/contracts'),
    project('checks', 'apps/checks'),
    project('launcher', 'apps/launcher'),
    project('api', 'apps/api'),
    project('web', 'apps/web'),
  ],
}
