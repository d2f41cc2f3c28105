import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Svcm } from '@nats-io/services';
import { connect, type NatsConnection, PermissionViolationError } from '@nats-io/transport-node';
import { Controller } from '@nestjs/common';
import { EVENT_STREAM, SERVICES, type ServiceName } from '#contracts';
import { type AccountedBus, accountedBus, OPERATOR } from '../../../../tests/support/accounted-bus.js';
import { eventOf, startFollowing } from '../../../../tests/support/following-service.js';
import {
  outsider,
  read,
  type SpeakingService,
  say,
  startSpeaking,
} from '../../../../tests/support/speaking-service.js';
import { eventPublisher } from '../events/event-publisher.js';
import { Follows } from '../events/follows.js';
import { RequestClient } from '../requests/request-client.js';
import { WORK_LANES, WORK_STREAM } from '../work/work-stream.js';
import { type Bus, connectBus, inboxPrefix } from './bus.js';
import { INTEGRATOR, STATUS_PAGE } from './bus-accounts.js';
import { ensureEventStream } from './event-stream.js';

let server: AccountedBus;
let incidents: SpeakingService;
const connections = new Map<string, NatsConnection>();
const violations = new Map<string, Set<string>>();
const opened: Bus[] = [];

async function busOf(name: ServiceName): Promise<Bus> {
  const bus = await connectBus({ url: server.urlOf(name), name });
  opened.push(bus);
  return bus;
}

beforeAll(async () => {
  server = await accountedBus();
  for (const user of server.users) {
    const own = user !== INTEGRATOR && user !== OPERATOR && { inboxPrefix: inboxPrefix(user) };
    const connection = await connect({ servers: server.url, user, pass: `of ${user}`, ...own });
    connections.set(user, connection);
    violations.set(user, new Set());
    void (async () => {
      for await (const status of connection.status()) {
        if (status.type !== 'error' || !(status.error instanceof PermissionViolationError)) continue;
        violations.get(user)!.add(`${status.error.operation} ${status.error.subject}`);
      }
    })();
  }
  await ensureEventStream(connections.get('incidents')!);
  incidents = await startSpeaking(server.urlOf('incidents'));
});
afterAll(async () => {
  await incidents.stop();
  await Promise.all(opened.map((bus) => bus.drain()));
  await Promise.all([...connections.values()].map((connection) => connection.close()));
  await server.stop();
});

/** Whether the server lets an account do it; what it refuses it says before it answers the next ping. */
async function allowed(user: string, operation: 'publish' | 'subscription', subject: string): Promise<boolean> {
  const connection = connections.get(user)!;
  if (operation === 'publish') connection.publish(subject, '{}');
  else connection.subscribe(subject, { callback: () => {}, max: 1 }).closed.catch(() => {});
  await connection.flush();
  await sleep(1);
  return !violations.get(user)!.has(`${operation} ${subject}`);
}

/** Those of the subjects that an account may use. */
async function allowedOf(user: string, operation: 'publish' | 'subscription', subjects: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const subject of subjects) if (await allowed(user, operation, subject)) found.push(subject);
  return found;
}

const streamInfo = async () => {
  const { state, created } = await (await jetstreamManager(connections.get(OPERATOR)!)).streams.info(EVENT_STREAM);
  return { created, messages: state.messages };
};
const inboxes = SERVICES.map((service) => `${inboxPrefix(service)}.>`);
const pairs = SERVICES.flatMap((one) =>
  SERVICES.filter((other) => other !== one).map((other) => [one, other] as const),
);

describe('an account of the bus', () => {
  it.each(pairs)('of %s cannot speak or listen in place of %s', async (one, other) => {
    // The gateway's own consumers have names that the server gives, so it may ask about any.
    const verbs = ['DURABLE.CREATE', 'DELETE', 'MSG.NEXT', ...(one === 'gateway' ? [] : ['INFO'])];
    const consumer = verbs.map((it) => `${it}.${EVENT_STREAM}.${other}`);
    const publish = [
      `muster.evt.INC-1.${other}.forged`,
      `muster.restricted.INC-1.${other}.forged`,
      `muster.evt.INC-1.${one}.more.${other}`,
      `muster.evt.${other}.forged`,
      ...consumer.map((it) => `$JS.API.CONSUMER.${it}`),
      `$JS.ACK.${EVENT_STREAM}.${other}.1.1.1.1.1`,
    ];
    const requests = [`muster.cmd.${other}.say`, `muster.cmd.${other}.>`, `muster.qry.${other}.*`];
    const all = ['muster.cmd.>', 'muster.>', 'muster.evt.>', 'muster.restricted.>', '_INBOX.>', '>'];
    expect(await allowedOf(one, 'publish', publish)).toEqual([]);
    expect(await allowedOf(one, 'subscription', [...requests, ...all, `${inboxPrefix(other)}.>`])).toEqual([]);
  });

  it.each([...SERVICES, STATUS_PAGE, INTEGRATOR])('of %s cannot delete, empty or change the stream', async (user) => {
    const before = await streamInfo();
    const verbs = ['DELETE', 'PURGE', 'UPDATE', 'MSG.DELETE', 'SNAPSHOT', 'RESTORE'];
    // The record alone takes single events out: those with words that must not be there.
    const refused = user === 'timeline' ? verbs.filter((verb) => verb !== 'MSG.DELETE') : verbs;
    const subjects = refused.map((verb) => `$JS.API.STREAM.${verb}.${EVENT_STREAM}`);
    const others = ['$JS.API.STREAM.CREATE.OTHER', '$SYS.REQ.SERVER.PING'];
    expect(await allowedOf(user, 'publish', [...subjects, ...others])).toEqual([]);
    expect(await streamInfo()).toEqual(before);
  });

  it('of the status page asks for what it missed and what its readers send, and does nothing else', async () => {
    const sent = [
      'subscribe',
      'confirm-subscription',
      'change-subscription',
      'leave-subscription',
      'erase-subscription',
    ];
    const asks = [
      ...['list-public-changes', 'get-subscription'].map((name) => `muster.qry.communications.${name}`),
      ...[...sent, 'report-affected'].map((name) => `muster.cmd.communications.${name}`),
    ];
    const says = SERVICES.flatMap((one) => [`muster.evt._.${one}.forged`, `muster.cmd.${one}.forged`]);
    const verbs = ['DELETE', 'MSG.NEXT', 'DURABLE.CREATE'];
    const others = SERVICES.flatMap((one) => verbs.map((verb) => `$JS.API.CONSUMER.${verb}.${EVENT_STREAM}.${one}`));
    const sees = ['>', 'muster.>', 'muster.*.*.roles.*'].map(
      (it) => `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}.own.${it}`,
    );
    const not = [
      ...['import-subscribers', 'publish', 'send-update'].map((name) => `muster.cmd.communications.${name}`),
      ...['export-subscribers', 'list-updates'].map((name) => `muster.qry.communications.${name}`),
      `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}`,
      ...sees,
    ];
    expect(await allowedOf(STATUS_PAGE, 'publish', [...asks, ...says, ...others, ...not])).toEqual(asks);
    const hears = ['muster.evt.>', 'muster.cmd.>', 'muster.qry.>', '_INBOX.>', '>', ...inboxes];
    expect(await allowedOf(STATUS_PAGE, 'subscription', hears)).toEqual([]);
  });

  it.each([...SERVICES.filter((service) => service !== 'communications'), STATUS_PAGE, INTEGRATOR])(
    'of %s neither takes the deliveries of communications nor adds to them',
    async (user) => {
      const lanes = WORK_LANES.communications.map((lane) => `communications-${lane}`);
      const verbs = ['DURABLE.CREATE', 'DELETE', 'INFO', 'MSG.NEXT'];
      const publish = [
        ...WORK_LANES.communications.map((lane) => `muster.work.communications.${lane}`),
        ...lanes.flatMap((lane) => verbs.map((verb) => `$JS.API.CONSUMER.${verb}.${WORK_STREAM}.${lane}`)),
        ...['CREATE', 'DELETE', 'PURGE', 'UPDATE'].map((verb) => `$JS.API.STREAM.${verb}.${WORK_STREAM}`),
      ];
      expect(await allowedOf(user, 'publish', publish)).toEqual([]);
      expect(await allowedOf(user, 'subscription', ['muster.work.>'])).toEqual([]);
    },
  );

  it('of communications cannot delete, empty or change its work', async () => {
    const verbs = ['DELETE', 'PURGE', 'UPDATE', 'MSG.DELETE'].map((verb) => `$JS.API.STREAM.${verb}.${WORK_STREAM}`);
    expect(await allowedOf('communications', 'publish', verbs)).toEqual([]);
  });

  it('of an integrator follows open events and asks, and hears nothing else', async () => {
    const open = ['muster.evt.>', 'muster.evt.INC-1.roles.*'];
    const closed = ['muster.cmd.>', 'muster.qry.>', 'muster.restricted.>', '$SRV.>', '$JS.>', '>', ...inboxes];
    expect(await allowedOf(INTEGRATOR, 'subscription', [...open, ...closed])).toEqual(open);
    const asks = ['muster.cmd.incidents.nobody', 'muster.qry.roles.nobody', '$SRV.PING'];
    const not = ['muster.evt.INC-1.roles.forged', `$JS.API.CONSUMER.CREATE.${EVENT_STREAM}`, '_INBOX_roles.forged'];
    expect(await allowedOf(INTEGRATOR, 'publish', [...asks, ...not])).toEqual(asks);
  });
});

describe('under these accounts', () => {
  @Controller()
  class Following {
    @Follows('everything')
    take() {}
  }

  it('events reach every service that follows, and requests every service that answers', async () => {
    const happened = eventOf('roles', 'happened', {}, { incident: 'INC-7' });
    await eventPublisher(await busOf('roles'))(happened);
    for (const service of SERVICES) {
      const follower = await startFollowing(server.urlOf(service), service, Following);
      while (!follower.settled.some(({ event }) => event?.incident === 'INC-7')) await sleep(10);
      await follower.stop();
      expect(follower.settled.every(({ error }) => error === undefined)).toBe(true);
    }
    const { token, connection } = await outsider(server.urlOf(INTEGRATOR));
    await connection.close();
    for (const service of SERVICES) {
      const { output } = await new RequestClient(await busOf(service)).ask(say, { text: 'hello' }, { token });
      expect(output).toMatchObject({ said: 'hello' });
    }
  });

  it('an integrator asks, finds the services and hears an event', async () => {
    const { ask, connection } = await outsider(server.urlOf(INTEGRATOR));
    expect((await ask(read.subject, '{}')).body).toEqual({ read: true });
    const found: string[] = [];
    for await (const { name } of await new Svcm(connection).client().ping()) found.push(name);
    expect(found).toEqual(['incidents']);
    const heard = connection.subscribe('muster.evt.INC-8.>', { max: 1 });
    await connection.flush();
    await eventPublisher(await busOf('timeline'))(eventOf('timeline', 'happened', {}, { incident: 'INC-8' }));
    for await (const message of heard) expect(message.subject).toBe('muster.evt.INC-8.timeline.happened');
    await connection.close();
  });

  it("the gateway's feed reads the stream", async () => {
    const { connection } = await busOf('gateway');
    const consumer = await jetstream(connection).consumers.get(EVENT_STREAM, { filter_subjects: ['muster.evt.>'] });
    expect((await consumer.next({ expires: 2_000 }))?.subject).toMatch(/^muster\.evt\./);
  });
});
