import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import { EVENT_STREAM } from '#contracts';
import { type AccountedBus, accountedBus, OPERATOR } from '../../../../tests/support/accounted-bus.js';
import { eventOf } from '../../../../tests/support/following-service.js';
import { read, type SpeakingService, say, startSpeaking } from '../../../../tests/support/speaking-service.js';
import { connectBus } from '../bus/bus.js';
import { INTEGRATOR } from '../bus/bus-accounts.js';
import { eventPublisher } from '../events/event-publisher.js';

let server: AccountedBus;
let incidents: SpeakingService;
let operator: NatsConnection;
let integrator: NatsConnection;
const as = (user: string) => connect({ servers: server.url, user, pass: `of ${user}` });

beforeAll(async () => {
  server = await accountedBus();
  incidents = await startSpeaking(server.urlOf('incidents'));
  [operator, integrator] = await Promise.all([as(OPERATOR), as(INTEGRATOR)]);
  const bus = await connectBus({ url: server.urlOf('incidents'), name: 'incidents' });
  await eventPublisher(bus)(eventOf('incidents', 'happened'));
  await bus.drain();
});
afterAll(async () => {
  await Promise.all([operator.close(), integrator.close()]);
  await incidents.stop();
  await server.stop();
});

const messages = async () => (await (await jetstreamManager(operator)).streams.info(EVENT_STREAM)).state.messages;

describe('an outsider', () => {
  // the first is a subject that the service itself may write to, the second one that would empty the stream
  it.each([
    'muster.evt.INC-1.incidents.forged',
    `$JS.API.STREAM.PURGE.${EVENT_STREAM}`,
    'muster.cmd.roles.assign-role',
  ])('cannot have a service write to %s by asking for the answer there', async (reply) => {
    const heard: string[] = [];
    const spy = operator.subscribe(reply, { callback: (_, { subject }) => void heard.push(subject) });
    const along = headers();
    along.set('Authorization', 'Bearer nonsense');
    for (const subject of [read.subject, say.subject, '$SRV.PING', '$SRV.INFO.incidents', '$SRV.STATS']) {
      integrator.publish(subject, '{}', { reply, headers: along });
    }
    await integrator.flush();
    await sleep(150);
    spy.unsubscribe();
    expect(heard).toEqual([]);
    expect(await messages()).toBe(1);
  });
});
