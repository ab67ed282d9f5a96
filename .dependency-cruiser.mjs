// The import rule (ARCHITECTURE.md): data flows down this list, imports point up it. A room is added when its first slice is built.
const rooms = [
  'src/base',
  'src/ledger',
  'src/jobs',
  'src/law',
  'src/organisation',
  'src/access',
  'src/documents',
  'src/lake',
  'src/detect',
  'src/findings',
  'src/cases',
  'src/accountability',
  'src/retention',
  'src/hooks',
  'src/desk',
  'src/synth',
  'apps',
]

const below = (i) => `^(${rooms.slice(i + 1).join('|')})/`
const DOORS = ['/index\\.ts$', '/schema\\.ts$', '/pure\\.ts$']
// A library is named by its path under node_modules when it is installed, by its bare name when it is not.
const library = (names) => `(^|node_modules/)(${names})(/|$)`
const TESTS = '\\.test\\.ts$'

export default {
  forbidden: [
    ...rooms.slice(0, -1).map((room, i) => ({
      name: `only-upstream:${room}`,
      severity: 'error',
      from: { path: `^${room}/` },
      to: { path: below(i) },
    })),
    {
      name: 'known-room',
      comment: 'Every folder of src stands in the list above.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: `^(${rooms.join('|')})/` },
    },
    {
      name: 'through-the-door',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', ...DOORS] },
    },
    {
      name: 'apps-through-the-door',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^src/', pathNot: DOORS },
    },
    {
      name: 'apps-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/cli/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'started-by-the-door',
      comment: 'The terminal starts the server and the worker.',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: '^apps/', pathNot: ['^apps/cli/', '^apps/(server|worker)/index\\.ts$'] },
    },
    {
      name: 'browser-sees-only-pure',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^src/', pathNot: '/(schema|pure)\\.ts$' },
    },
    {
      name: 'schemas-are-pure',
      severity: 'error',
      from: { path: '^src/.*/schema\\.ts$' },
      to: { pathNot: ['/schema\\.ts$', library('zod')] },
    },
    {
      name: 'pure-is-pure',
      severity: 'error',
      from: { path: '^src/.*/pure\\.ts$' },
      to: { pathNot: ['/(schema|pure)\\.ts$', library('zod')] },
    },
    {
      name: 'duckdb-only-in-lake',
      comment:
        'Beside the engine and not through it: the bench makes its logs and takes its floor with DuckDB, and tests make their files with it and have a reference in plain SQL.',
      severity: 'error',
      from: { pathNot: ['^src/lake/', '^bench/', '^test/'] },
      to: { path: library('@duckdb') },
    },
    {
      name: 'writers-are-listed',
      comment:
        'A record is written through the ledger, with an actor and a reason. The job queue, idempotency keys (server) and what lies between two steps of signing in, and attempts to deliver a message are no records; reads are one of their own.',
      severity: 'error',
      from: {
        path: '^(src|apps)/',
        pathNot: [
          '^src/(base|ledger|jobs)/',
          '^src/access/(sign-in/unrecorded|reads/record)\\.ts$',
          '^src/cases/clocks/unrecorded\\.ts$',
          '^src/desk/(work|digest)/unrecorded\\.ts$',
          '^src/hooks/unrecorded\\.ts$',
          '^apps/server/',
          TESTS,
        ],
      },
      to: { path: '^src/base/write/' },
    },
    { name: 'http-only-in-server', severity: 'error', from: { pathNot: '^apps/server/' }, to: { path: library('fastify|@fastify') } },
    {
      name: 'tools-apart',
      comment: 'What is delivered does not lean on what builds and tests it; only the launcher finds Node with the tools.',
      severity: 'error',
      from: { path: '^(src|apps)/', pathNot: [TESTS, '^apps/cli/bin\\.mjs$'] },
      to: { path: '^(tools|bench|test)/' },
    },
    { name: 'tests-are-leaves', severity: 'error', from: {}, to: { path: TESTS } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/external/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
