import { spawnSync } from 'node:child_process';
import { generateSigningKey, PEOPLE_KEY, publicKey, serviceId } from '#authority';
import { SERVICES, type ServiceName } from '#contracts';

/** Starts a service with exactly this environment; everything it can refuse it refuses before it reaches for a server. */
function start(service: ServiceName, env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/apps/${service}/main.js`], {
    encoding: 'utf8',
    env,
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

/** A variable, what makes no sense in it, and the form that is asked for. */
const NONSENSE: readonly [variable: string, given: string, form: RegExp][] = [
  ['NATS_URL', 'localhost', /an address like nats:\/\//],
  ['MONGODB_URL', 'postgres://elsewhere', /an address like mongodb:\/\//],
  ['MUSTER_TRUSTED_KEYS', '{"keys": []}', /a JSON Web Key Set/],
  ['MUSTER_SERVICE_KEY', '/no/such/file', /a private JSON Web Key/],
  ['HEALTH_PORT', '80 80', /a port, as a whole number from 0 to 65535/],
  ['LOG_LEVEL', 'loud', /one of debug, info, warn, error, silent/],
  ['EVENTS_KEPT_DAYS', 'forever', /days, as a whole number from 1 to 3650/],
];
const OWN: readonly [service: ServiceName, ...(typeof NONSENSE)[number]][] = [
  ['gateway', 'PORT', '70000', /a port, as a whole number/],
  ['gateway', 'MUSTER_PEOPLE_KEY', '{"kty": "RSA"}', /a private JSON Web Key/],
  ['roles', 'MANAGER_ANSWERS_WITHIN', 'soon', /seconds by severity, like SEV1=300/],
];
const MUST = ['NATS_URL', 'MONGODB_URL', 'MUSTER_TRUSTED_KEYS', 'MUSTER_SERVICE_KEY'];

let keys: Record<ServiceName, Awaited<ReturnType<typeof generateSigningKey>>>;
let good: Record<string, string>;

beforeAll(async () => {
  const people = await generateSigningKey(PEOPLE_KEY);
  const pairs = await Promise.all(SERVICES.map(async (name) => [name, await generateSigningKey(serviceId(name))]));
  keys = Object.fromEntries(pairs);
  good = {
    NATS_URL: 'nats://nobody:nothing@127.0.0.1:1',
    MONGODB_URL: 'mongodb://nobody:nothing@127.0.0.1:1/muster',
    MUSTER_TRUSTED_KEYS: JSON.stringify({ keys: [people, ...Object.values(keys)].map(publicKey) }),
  };
});

const linesOf = (variable: string, text: string) =>
  text.split('\n').filter((line) => line.startsWith(`  ${variable}: `));

describe.each(SERVICES)('%s alone', (service) => {
  it('with an empty environment names all it needs and the form of each, and exits 1', () => {
    const { status, stderr } = start(service, {});
    expect(status).toBe(1);
    for (const variable of MUST) {
      const [, , form] = NONSENSE.find(([name]) => name === variable)!;
      expect(linesOf(variable, stderr)).toEqual([expect.stringMatching(form)]);
      expect(linesOf(variable, stderr)).toEqual([expect.stringContaining('is missing')]);
    }
    expect(stderr).not.toMatch(/\bat .*\.js:\d+|Invalid input/);
  });

  it('with nonsense in every variable names each and the form it needs, and exits 1', () => {
    const { status, stdout, stderr } = start(
      service,
      Object.fromEntries(NONSENSE.map(([name, given]) => [name, given])),
    );
    expect([status, stdout]).toEqual([1, '']);
    for (const [variable, , form] of NONSENSE) {
      expect(linesOf(variable, stderr)).toEqual([expect.stringMatching(form)]);
    }
    expect(stderr).not.toMatch(/\bat .*\.js:\d+|Invalid input/);
  });
});

it.each(OWN)('%s with nonsense in its own %s names it, and exits 1', (service, variable, given, form) => {
  const env = { ...good, MUSTER_SERVICE_KEY: JSON.stringify(keys[service]), [variable]: given };
  const { status, stderr } = start(service, env);
  expect(status).toBe(1);
  expect(linesOf(variable, stderr)).toEqual([expect.stringMatching(form)]);
});

it('a service with the key of another says whose key it needs, and exits 1', () => {
  const { status, stderr } = start('roles', { ...good, MUSTER_SERVICE_KEY: JSON.stringify(keys.timeline) });
  expect(status).toBe(1);
  expect(stderr).toContain('MUSTER_SERVICE_KEY: the key whose `kid` is service:roles');
});
