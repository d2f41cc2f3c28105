import { randomUUID } from 'node:crypto';
import { headers as natsHeaders } from '@nats-io/transport-node';
import type { Abstract } from '@nestjs/common';
import { personIdFor } from '#authority';
import {
  type Envelope,
  findPeople,
  type Incident,
  logRemediation,
  type PersonReference,
  personUnknown,
  type Remediation,
} from '#contracts';
import { allowedAddresses } from '#outgoing';
import { eventLog } from '#persistence';
import { DAYS_BY_PRIORITY } from '../../apps/problems/src/remediation/due-by-priority.js';
import { Problems } from '../../apps/problems/src/serving/problems/problems.js';
import { ProblemsModule } from '../../apps/problems/src/serving/problems.module.js';
import type { TrackerSettings } from '../../apps/problems/src/tracker/dialect.js';
import { ServiceUnderTest } from './service-under-test.js';

/** Somebody as their token has them. */
export const somebody = (name: string): PersonReference => ({ id: personIdFor(`${name}@example.org`), name });

const ANA = somebody('ana');
const BO = somebody('bo');

/** The service `problems` where Bo tracks remediation of every problem and Ana answers for the whole. */
export class RemediationUnderTest {
  private numbers = 0;
  /** Whom the directory knows. */
  readonly known = new Map([ANA, BO, somebody('cy')].map((person) => [person.id, person]));

  private constructor(readonly service: ServiceUnderTest) {}

  static async start(trackers: readonly TrackerSettings[] = []): Promise<RemediationUnderTest> {
    const byName = new Map(trackers.map((one) => [one.name, one]));
    const settings = { organisation: 'Acme', remediationDays: DAYS_BY_PRIORITY, trackers: byName };
    const outgoingAllowed = allowedAddresses.parse('127.0.0.1/32');
    const service = await ServiceUnderTest.start('problems', ProblemsModule.with(settings), { outgoingAllowed });
    const under = new RemediationUnderTest(service);
    under.answerForTheDirectory();
    return under;
  }

  /** A problem behind an incident that others tell of, and who answers for it. */
  async problem(more: Partial<Incident> = {}): Promise<string> {
    const noted = { incident: this.incident(more), sequence: 1 };
    const { answer } = await this.get(Problems).openFor(noted, 'hand', { by: ANA, correlation: 'spec' });
    const restricted = more.visibility === 'restricted';
    const table = [this.answering('command-incident', ANA), this.answering('track-remediation', BO)];
    const known = { incident: answer.id, sequence: 1, table, manager: ANA.id, restricted, sees: [ANA.id, BO.id] };
    await this.service.parts.authority.copy.keep(known);
    return answer.id;
  }

  /** An incident as `incidents` would tell of it. */
  incident(more: Partial<Incident> = {}): Incident {
    this.numbers += 1;
    const at = new Date().toISOString();
    return {
      ...{
        id: `INC-${this.numbers}`,
        title: 'Down',
        severity: 'SEV2',
        status: 'resolved',
        statusSince: at,
        kind: 'real',
      },
      ...{ visibility: 'open', viewers: [], summary: null, impact: null, components: [], labels: {} },
      ...{ startedAt: null, declaredAt: at, declaredBy: ANA, manager: ANA },
      ...{ chatUrl: null, bridgeUrl: null, links: [], dedupKey: null, ...more },
    };
  }

  /** Bo logs an item. */
  log(problem: string, more: object = {}): Promise<Remediation> {
    const input = { problem, title: 'Alert on replication lag', kind: 'detect', ...more };
    return this.service.ask(logRemediation, input, 'bo@example.org');
  }

  /** Its time comes: the state is put back by so many days. */
  async age(id: string, days: number): Promise<void> {
    const back = (time: string) => new Date(Date.parse(time) - days * 86_400_000).toISOString();
    const items = this.service.parts.connection.collection('remediation');
    const { state } = (await items.findOne({ _id: id } as never)) as unknown as { state: Remediation };
    const times = { 'state.due': state.due && back(state.due), 'state.dueSince': back(state.dueSince) };
    await items.updateOne({ _id: id } as never, { $set: { ...times, dueAt: new Date(0) } });
  }

  /** What was told of an item, oldest first. */
  async told(id: string): Promise<Envelope[]> {
    const { publisher, connection } = this.service.parts;
    await publisher.drain();
    const found = eventLog(connection).find({ aggregate: id }).sort({ sequence: 1 });
    return (await found.toArray()).map(({ event }) => event);
  }

  /** A part of the service. */
  get<Part>(type: Abstract<Part> | (abstract new (...args: never[]) => Part)): Part {
    return this.service.app.get<Part>(type as never, { strict: false });
  }

  stop(): Promise<void> {
    return this.service?.stop();
  }

  /** An event of a problem as it is published. */
  event(problem: string, name: string, data: object): Envelope {
    return {
      ...{ specversion: '1.0', id: randomUUID(), source: '/muster/problems', type: `muster.problems.${name}.v1` },
      ...{ subject: problem, time: new Date().toISOString(), datacontenttype: 'application/json', incident: problem },
      ...{ sequence: 9, actor: ANA.id, actorname: ANA.name, correlationid: 'c-1', data: { ...data } },
    };
  }

  private answering(duty: string, accountable: PersonReference) {
    return {
      ...{ duties: [duty], scope: 'incident', accountable, because: 'primary-role' as const, role: 'some' },
      ...{ heldIn: 'incident', entitled: [accountable.id], epoch: 1 },
    };
  }

  /** Stands where `roles` would, over the bus. */
  private answerForTheDirectory(): void {
    const { connection } = this.service.parts.bus;
    connection.subscribe(findPeople.subject, {
      callback: (_error, message) => {
        const { people } = message.json<{ people: string[] }>();
        const found = people.map((one) => this.known.get(one.startsWith('p-') ? one : personIdFor(one)));
        if (found.every((person) => person !== undefined)) {
          return void message.respond(JSON.stringify({ people: found }));
        }
        const refusal = personUnknown({ people } as never).problem('en');
        const headers = this.refusing(refusal.code);
        message.respond(JSON.stringify(refusal), { headers });
      },
    });
  }

  private refusing(code: string) {
    const along = natsHeaders();
    along.set('Nats-Service-Error', code);
    along.set('Nats-Service-Error-Code', '404');
    return along;
  }
}
