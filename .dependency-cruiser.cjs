/** Folders that every feature may use and that know no feature themselves. */
const spine = 'journal|live|snapshot|access|audit|http|health|sync|session|commands|router|i18n|ui|styles'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-and-matching-are-pure',
      comment:
        'libs/domain and libs/matching import nothing but their own files; the command line of matching reads files',
      severity: 'error',
      from: { path: '^libs/(domain|matching)/src/', pathNot: '^libs/matching/src/(cli|command)\\.ts$' },
      to: { pathNot: '^libs/$1/src/' },
    },
    {
      name: 'contracts-know-domain-and-zod',
      severity: 'error',
      from: { path: '^libs/contracts/src/' },
      to: { pathNot: '^libs/(contracts|domain)/src/|node_modules/zod/' },
    },
    {
      name: 'libraries-know-no-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'web-and-api-never-meet',
      severity: 'error',
      from: { path: '^apps/(web|api)/src/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'sockets-only-in-live',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: '^apps/api/src/live/' },
      to: { path: 'node_modules/(socket\\.io|@nestjs/websockets|@nestjs/platform-socket\\.io|ws)/' },
    },
    {
      name: 'features-meet-only-in-the-app',
      comment: 'a folder of a noun may import the spine, never another noun; app.module.ts and App.tsx know all',
      severity: 'error',
      from: { path: '^apps/(api|web)/src/([^/]+)/' },
      to: { path: '^apps/$1/src/[^/]+/', pathNot: `^apps/$1/src/($2|${spine})/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(libs|apps)/[^/]+/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'types', 'default'],
    },
  },
}
