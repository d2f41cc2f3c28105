import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What breaks a wall: where it is planted, what it says, and the rule that must find it. */
const PLANTS = [
  {
    what: 'a service that imports another',
    path: 'apps/roles/src/serving/planted-neighbour.ts',
    line: "import '../../../incidents/src/incident/status-moves.js';",
    rule: 'services-share-only-libs',
  },
  {
    what: 'the start of everything that looks into a service',
    path: 'apps/muster/src/planted-insight.ts',
    line: "import '../../timeline/src/reading/worded-entry.js';",
    rule: 'muster-starts-services-and-knows-nothing-else-of-them',
  },
  {
    what: 'domain code that imports Nest',
    path: 'apps/roles/src/roster/planted-nest.ts',
    line: "import '@nestjs/common';",
    rule: 'domain-is-plain-typescript',
  },
  {
    what: 'domain code that imports mongoose',
    path: 'apps/incidents/src/incident/planted-mongoose.ts',
    line: "import 'mongoose';",
    rule: 'domain-is-plain-typescript',
  },
  {
    what: 'domain code that imports NATS',
    path: 'apps/timeline/src/entry/planted-nats.ts',
    line: "import '@nats-io/transport-node';",
    rule: 'domain-is-plain-typescript',
  },
  {
    what: 'domain code that runs the store',
    path: 'apps/roles/src/roster/planted-store.ts',
    line: "import { AggregateStore } from '#persistence'; export const store = AggregateStore;",
    rule: 'domain-knows-the-store-only-by-its-types',
  },
  {
    what: 'a lib that imports a service',
    path: 'libs/messaging/src/planted-service.ts',
    line: "import '../../../apps/roles/src/roster/roster.js';",
    rule: 'libs-know-no-app',
  },
  {
    what: 'contracts that import the bus',
    path: 'libs/contracts/src/planted-bus.ts',
    line: "import '#messaging';",
    rule: 'contracts-stand-alone',
  },
  {
    what: 'a service that asks the outside by a client of its own',
    path: 'apps/timeline/src/serving/planted-client.ts',
    line: "import 'undici';",
    rule: 'only-outgoing-asks-the-outside',
  },
  {
    what: 'a service that imports a development package',
    path: 'apps/timeline/src/serving/planted-tool.ts',
    line: "import 'fast-check';",
    rule: 'what-runs-needs-no-development-package',
  },
];

let house: string;

/** A copy of the house in which walls can be broken. */
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'muster-house-'));
  for (const part of ['apps', 'libs', 'tests', 'tools', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
    cpSync(part, join(house, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

function layerCheck() {
  const depcruise = resolve('node_modules/.bin/depcruise');
  const command = [depcruise, 'apps', 'libs', 'tests', 'tools', '--config', '.dependency-cruiser.mjs'];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: house, encoding: 'utf8' });
  return { status, lines: stdout.split('\n') };
}

describe('the layer check', () => {
  it('finds nothing in the house as it is', () => {
    expect(layerCheck().status).toBe(0);
  });

  describe('with broken walls', () => {
    let found: ReturnType<typeof layerCheck>;

    beforeAll(() => {
      for (const { path, line } of PLANTS) writeFileSync(join(house, path), `${line}\nexport const planted = 1;\n`);
      found = layerCheck();
    });

    it('fails', () => expect(found.status).toBeGreaterThan(0));

    it.each(PLANTS)('names $what', ({ path, rule }) => {
      expect(found.lines.find((line) => line.includes(`error ${rule}: ${path}`))).toBeDefined();
    });
  });
});
