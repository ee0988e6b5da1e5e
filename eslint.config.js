import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const SOURCES = ['libs/*/src/**/*.ts', 'apps/*/src/**/*.{ts,tsx}']
const TOOLS = ['apps/launcher/*.mjs', 'apps/checks/src/**/*.mjs']
const TESTS = ['libs/*/test/**/*.ts', 'apps/*/test/**/*.{ts,tsx}']

const syntax = (selector, message) => ({ selector, message })

const OUTSIDE_DATA = [
  syntax('TSAsExpression > CallExpression[callee.property.name=/^(parse|json)$/]', 'Parse outside data with a schema.'),
  syntax('TSAsExpression > AwaitExpression > CallExpression[callee.property.name="json"]', 'Parse it with a schema.'),
]

const LONG_LISTS = [
  syntax(':matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>4]', 'Pass an object.'),
  syntax('MethodDefinition[kind!="constructor"] > FunctionExpression[params.length>4]', 'Pass an object.'),
  syntax('MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]', 'This class does too much.'),
]

const BARRELS = syntax('ExportAllDeclaration', 'Name what is exported; import from the file that has it.')

const NO_SLEEP = [
  syntax('CallExpression[callee.name="setTimeout"]', 'Wait for what should happen, not for time to pass.'),
  syntax('CallExpression[callee.property.name="waitForTimeout"]', 'Wait for what should happen.'),
]

const tests = (name) => ['only', 'skip', 'todo', 'failing'].map((property) => ({ object: name, property }))

export default defineConfig(
  globalIgnores(['**/dist/**', '**/node_modules/**', '**/.data/**']),
  { linterOptions: { noInlineConfig: true } },
  { files: SOURCES, languageOptions: { parserOptions: { projectService: true } } },
  { files: [...TOOLS, ...TESTS], languageOptions: { parserOptions: { project: 'tsconfig.test.json' } } },
  {
    files: [...SOURCES, ...TOOLS, ...TESTS],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, minimumDescriptionLength: 100 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...OUTSIDE_DATA, ...LONG_LISTS, BARRELS],
    },
  },
  {
    files: TOOLS,
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-properties': [
        'error',
        ...['test', 'it', 'describe'].flatMap(tests),
        { object: 'jest', property: 'retryTimes' },
        { object: 'jest', property: 'mock' },
        { object: 'jest', property: 'unstable_mockModule' },
      ],
    },
  },
  {
    files: TESTS.map((pattern) => pattern.replace('*.', '*.spec.')),
    rules: {
      'no-restricted-syntax': ['error', ...OUTSIDE_DATA, ...LONG_LISTS, BARRELS, ...NO_SLEEP],
      'no-restricted-imports': ['error', { paths: ['timers/promises', 'node:timers/promises'] }],
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    // Speaks of the React compiler, which is not used here.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  // The journal reads the very bytes that it wrote, and `verify` compares them with their hash.
  { files: ['apps/api/src/journal/*.ts'], rules: { 'no-restricted-syntax': ['error', ...LONG_LISTS, BARRELS] } },
  { files: ['apps/*/src/**/*.module.ts'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
)
