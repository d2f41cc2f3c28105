/** The walls of the house: docs/decisions/0002-layers.md says why. `npm test` checks them, and that they would hold. */
const TESTS = '\\.spec\\.ts$|^tests/';

export default {
  forbidden: [
    {
      name: 'services-share-only-libs',
      comment: 'A service imports libs, never another service; apps/muster starts them all.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: `^apps/muster/|${TESTS}` },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'muster-starts-services-and-knows-nothing-else-of-them',
      comment: 'But what an exported record is, the programs for it know from the record itself.',
      severity: 'error',
      from: { path: '^apps/muster/', pathNot: TESTS },
      to: { path: '^apps/(?!muster/)', pathNot: '/start\\.ts$|^apps/timeline/src/export/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/', pathNot: TESTS },
      to: { path: '^(apps|tests|tools)/' },
    },
    {
      name: 'domain-is-plain-typescript',
      comment: 'What lies in apps/<service>/src/<concept>/ knows no Nest, no database, no bus.',
      severity: 'error',
      from: { path: '^apps/(?!gateway|muster)[^/]+/src/(?!serving/)', pathNot: TESTS },
      to: {
        path: 'node_modules/(@nestjs|mongoose|mongodb|@nats-io|fastify|@fastify)/|^libs/(messaging|outgoing|service)/|/src/serving/',
      },
    },
    {
      name: 'domain-knows-the-store-only-by-its-types',
      severity: 'error',
      from: { path: '^apps/(?!gateway|muster)[^/]+/src/(?!serving/)', pathNot: TESTS },
      to: { path: '^libs/(persistence|authority)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contracts-stand-alone',
      comment: 'Consoles and other programs use them without a bus or a database.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: TESTS },
      to: { path: '^libs/(?!contracts/)|node_modules/(@nestjs|mongoose|mongodb|@nats-io|fastify)/' },
    },
    {
      name: 'libs-in-one-direction',
      comment: 'contracts < messaging, persistence, outgoing < authority < service',
      severity: 'error',
      from: { path: '^libs/(messaging|persistence)/', pathNot: TESTS },
      to: { path: '^libs/(?!contracts/|messaging/|persistence/)' },
    },
    {
      name: 'bus-and-store-do-not-know-each-other',
      severity: 'error',
      from: { path: '^libs/(messaging|persistence)/', pathNot: TESTS },
      to: { path: '^libs/(messaging|persistence)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'outgoing-stands-on-contracts-alone',
      severity: 'error',
      from: { path: '^libs/outgoing/', pathNot: TESTS },
      to: { path: '^libs/(?!contracts/|outgoing/)' },
    },
    {
      name: 'words-stand-on-contracts-alone',
      comment: 'Pure functions on what people write; plain TypeScript everywhere may use them.',
      severity: 'error',
      from: { path: '^libs/words/', pathNot: TESTS },
      to: { path: '^libs/(?!contracts/|words/)|node_modules/' },
    },
    {
      name: 'only-outgoing-asks-the-outside',
      comment: 'It decides which addresses may be reached; a client of its own would go past that.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `^libs/outgoing/|${TESTS}` },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'authority-below-service',
      severity: 'error',
      from: { path: '^libs/authority/', pathNot: TESTS },
      to: { path: '^libs/service/' },
    },
    {
      name: 'what-runs-needs-no-development-package',
      comment: 'An image has production dependencies only.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: `${TESTS}|^tools/|main\\.ts$` }, to: {} },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['muster-source', 'import', 'node', 'default'],
    },
  },
};
