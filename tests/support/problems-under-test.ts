import { randomUUID } from 'node:crypto';
import { headers as natsHeaders } from '@nats-io/transport-node';
import type { Abstract } from '@nestjs/common';
import { personIdFor } from '#authority';
import {
  type Envelope,
  findPeople,
  getIncident,
  type Incident,
  incidentUnknown,
  listPeopleAndActivities,
  type PersonReference,
  personUnknown,
} from '#contracts';
import { eventLog } from '#persistence';
import { Problems } from '../../apps/problems/src/serving/problems/problems.js';
import { ProblemsModule } from '../../apps/problems/src/serving/problems.module.js';
import { problemsSettings } from '../../apps/problems/src/serving/settings.js';
import { ServiceUnderTest } from './service-under-test.js';

/** Somebody as their token has them. */
export const somebody = (name: string): PersonReference => ({ id: personIdFor(`${name}@example.org`), name });

const ANA = somebody('ana');
const BO = somebody('bo');

/** The service `problems` where Bo has the duties that are given and Ana answers for the whole; the other services are told. */
export class ProblemsUnderTest {
  private numbers = 0;
  private readonly incidents = new Map<string, Incident>();
  /** Who was in which incident, as `timeline` has them. */
  readonly registers = new Map<string, object[]>();
  /** Whom the directory knows. */
  readonly known = new Map(['ana', 'bo', 'cy', 'dan'].map((name) => [somebody(name).id, somebody(name)]));

  private constructor(readonly service: ServiceUnderTest) {}

  static async start(): Promise<ProblemsUnderTest> {
    const under = new ProblemsUnderTest(
      await ServiceUnderTest.start('problems', ProblemsModule.with(problemsSettings({}))),
    );
    under.standInForOthers();
    return under;
  }

  /** A problem behind an incident that others tell of, and who answers for it. */
  async problem(more: Partial<Incident> = {}, duties: readonly string[] = ['coordinate-postmortem']): Promise<string> {
    const noted = { incident: this.incident(more), sequence: 1 };
    const { answer } = await this.get(Problems).openFor(noted, 'hand', { by: ANA, correlation: 'spec' });
    const restricted = more.visibility === 'restricted';
    const table = [answering('command-incident', ANA), ...duties.map((duty) => answering(duty, BO))];
    const known = { incident: answer.id, sequence: 1, table, manager: ANA.id, restricted, sees: [ANA.id, BO.id] };
    await this.service.parts.authority.copy.keep(known);
    return answer.id;
  }

  /** An incident as `incidents` tells of it. */
  incident(more: Partial<Incident> = {}): Incident {
    this.numbers += 1;
    const [id, at] = [`INC-${this.numbers}`, new Date().toISOString()];
    const incident: Incident = {
      ...{ id, title: 'Down', severity: 'SEV2', status: 'resolved', statusSince: at, kind: 'real' },
      ...{ visibility: 'open', viewers: [], summary: null, impact: null, components: [], labels: {} },
      ...{ startedAt: null, declaredAt: at, declaredBy: ANA, manager: ANA },
      ...{ chatUrl: null, bridgeUrl: null, links: [], dedupKey: null, ...more },
    };
    this.incidents.set(incident.id, incident);
    return incident;
  }

  /** An event of any service as it comes over the bus; nothing handles it yet. */
  event(type: string, place: string, data: object, more: Partial<Envelope> = {}, by = ANA): Envelope {
    const [source] = type.split('.');
    return {
      ...{ specversion: '1.0', id: randomUUID(), source: `/muster/${source}`, type: `muster.${type}.v1` },
      ...{ subject: place, time: new Date().toISOString(), datacontenttype: 'application/json', incident: place },
      ...{ sequence: 9, actor: by.id, actorname: by.name, correlationid: 'c-1', data: { ...data }, ...more },
    };
  }

  /** What was told of an aggregate, oldest first. */
  async told(id: string): Promise<Envelope[]> {
    const { publisher, connection } = this.service.parts;
    await publisher.drain();
    const found = eventLog(connection).find({ aggregate: id }).sort({ sequence: 1 });
    return (await found.toArray()).map(({ event }) => event);
  }

  /** A part of the service. */
  get<Part>(type: Abstract<Part> | (abstract new (...args: never[]) => Part) | symbol): Part {
    return this.service.app.get<Part>(type as never, { strict: false });
  }

  stop(): Promise<void> {
    return this.service?.stop();
  }

  /** Stands where the other services would, over the bus. */
  private standInForOthers(): void {
    this.answer(findPeople.subject, ({ people }: { people: string[] }) => {
      const found = people.map((one) => this.known.get(one.startsWith('p-') ? one : personIdFor(one)));
      return found.every((person) => person !== undefined)
        ? { people: found }
        : personUnknown({ person: people.join() } as never).problem('en');
    });
    this.answer(getIncident.subject, ({ incident }: { incident: string }) => {
      return this.incidents.get(incident) ?? incidentUnknown({ incident }).problem('en');
    });
    this.answer(listPeopleAndActivities.subject, ({ incident }: { incident: string }) => {
      const people = this.registers.get(incident);
      return people ? { people } : incidentUnknown({ incident }).problem('en');
    });
  }

  private answer(subject: string, decide: (input: never) => object): void {
    this.service.parts.bus.connection.subscribe(subject, {
      callback: (_error, message) => {
        const answer = decide(message.json() as never) as { code?: string; status?: number };
        if (answer.code === undefined) return void message.respond(JSON.stringify(answer));
        const headers = natsHeaders();
        headers.set('Nats-Service-Error', answer.code);
        headers.set('Nats-Service-Error-Code', `${answer.status}`);
        message.respond(JSON.stringify(answer), { headers });
      },
    });
  }
}

const answering = (duty: string, accountable: PersonReference) => ({
  ...{ duties: [duty], scope: 'incident', accountable, because: 'primary-role' as const, role: 'some' },
  ...{ heldIn: 'incident', entitled: [accountable.id], epoch: 1 },
});
