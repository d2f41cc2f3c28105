import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** Real servers: one mongod and one nats-server binary are found once, then each spec file has its own bus and databases. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tests'],
  // What takes minutes (a build by Go) is proved by `npm run prove` alone.
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.PROVE ? [] : ['<rootDir>/tests/proofs/'])],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['muster-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['<rootDir>/tests/support/nest-first.ts'],
  globalSetup: '<rootDir>/tests/support/servers-up.ts',
  globalTeardown: '<rootDir>/tests/support/servers-down.ts',
  testTimeout: 30_000,
  maxWorkers: 2,
  // A worker keeps the modules of every file that it ran: a new one takes its place before it is full.
  workerIdleMemoryLimit: '1500MB',
  forceExit: false,
};
