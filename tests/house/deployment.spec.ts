import { readFileSync } from 'node:fs';
import { SERVICES } from '#contracts';
import { STATUS_PAGE } from '#messaging';
import { newSecrets } from '../../apps/muster/src/deployment/secrets.js';
import { type ComposeService, composeServices } from '../support/compose/compose-file.js';

/** What is promised of every container besides what it runs. */
interface Container extends ComposeService {
  readonly image: string;
  readonly user?: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly init?: boolean;
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
}

let secrets: Record<string, string>;
let containers: Record<string, Container>;

beforeAll(async () => {
  secrets = await newSecrets();
  containers = composeServices(secrets) as Record<string, Container>;
});

describe('docker-compose.yml', () => {
  it('has every service, each from the one image, not as root, twice, with a check of its health', () => {
    for (const service of SERVICES) {
      expect(containers[service]).toMatchObject({
        image: 'muster',
        user: '1000:1000',
        init: true,
        command: ['node', `dist/apps/${service}/main.js`],
        deploy: { replicas: 2 },
        healthcheck: { test: ['CMD', 'node', '-e', expect.stringContaining('/health/ready')] },
      });
    }
  });

  it('lets the status page stand on nothing but its own volume', () => {
    expect(containers[STATUS_PAGE]).toMatchObject({
      image: 'muster',
      command: ['node', 'dist/apps/status-page/main.js'],
    });
    expect(containers[STATUS_PAGE]).not.toHaveProperty('depends_on');
  });

  it('gives no container a privilege, or a file system to write on', () => {
    for (const container of Object.values(containers)) {
      expect(container).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('lets a service drain before it is ended by force', () => {
    for (const service of SERVICES)
      expect(Number.parseInt(containers[service]!.stop_grace_period!, 10)).toBeGreaterThan(10);
  });

  it('opens nothing to the outside but gateways and status pages, on loopback', () => {
    const open = Object.entries(containers).filter(([, { ports }]) => ports);
    expect(open.map(([name, { ports }]) => [name, ports])).toEqual([
      ['gateway', ['127.0.0.1:3000-3001:3000']],
      ['status-page', ['127.0.0.1:3100-3101:3000']],
    ]);
  });

  it('tells a service its own secrets only', () => {
    const owners = Object.entries(secrets).filter(([name]) => name !== 'MUSTER_TRUSTED_KEYS');
    const known = (service: string) => {
      const told = Object.values(containers[service]!.environment).join('\n');
      return owners.filter(([, secret]) => told.includes(secret)).map(([name]) => name);
    };
    expect(known(STATUS_PAGE).toSorted()).toEqual(['NATS_STATUS_PAGE_PASSWORD', 'STATUS_PAGE_SERVICE_KEY']);
    for (const service of SERVICES) {
      const name = service.toUpperCase();
      const own = [`NATS_${name}_PASSWORD`, `MONGODB_${name}_PASSWORD`, `${name}_SERVICE_KEY`];
      const more = service === 'gateway' ? ['MUSTER_PEOPLE_KEY'] : [];
      expect(known(service).toSorted()).toEqual([...own, ...more].toSorted());
    }
  });

  it('does not start without its secrets, and says which command makes them', () => {
    const { ROLES_SERVICE_KEY: _, ...rest } = secrets;
    expect(() => composeServices(rest)).toThrow('ROLES_SERVICE_KEY is not set: run npm run -s secrets');
  });
});

it('deploy/nats.conf has no password, only where each is found', () => {
  const passwords = readFileSync('deploy/nats.conf', 'utf8').match(/password: [^,\s]+/g)!;
  expect(passwords.length).toBe(SERVICES.length + 2);
  for (const password of passwords) expect(password).toMatch(/^password: \$NATS_[A-Z_]+_PASSWORD$/);
});
