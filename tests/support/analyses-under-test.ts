import { randomUUID } from 'node:crypto';
import type { Abstract } from '@nestjs/common';
import { personIdFor } from '#authority';
import type { Envelope, Incident } from '#contracts';
import { Problems } from '../../apps/problems/src/serving/problems/problems.js';
import { ProblemsModule } from '../../apps/problems/src/serving/problems.module.js';
import { problemsSettings } from '../../apps/problems/src/serving/settings.js';
import { ServiceUnderTest } from './service-under-test.js';

/** Ana manages, Bo finds causes, Cy proposes what prevents them; nobody else has a duty. */
export const [ANA, BO, CY, DI] = ['ana@example.org', 'bo@example.org', 'cy@example.org', 'di@example.org'] as const;

/** Somebody as their token has them. */
export const named = (email: string) => ({ id: personIdFor(email), name: email.split('@')[0]! });

const answering = (email: string, duties: string[], role: string) => ({
  ...{ duties, scope: 'incident', accountable: named(email), because: 'primary-role' as const, role },
  ...{ heldIn: 'incident', entitled: [named(email).id, named(ANA).id], epoch: 1 },
});

const TABLE = [
  answering(ANA, ['answer-for-unassigned'], 'incident-manager'),
  answering(BO, ['find-root-cause', 'coordinate-postmortem'], 'problem-manager'),
  answering(CY, ['propose-preventive-changes'], 'subject-matter-expert'),
];

const DAY_MS = 86_400_000;

/** The service `problems` with nobody beside it: it knows its people by the last table that it saw. */
export class AnalysesUnderTest {
  private numbers = 0;

  private constructor(readonly service: ServiceUnderTest) {}

  static async start(): Promise<AnalysesUnderTest> {
    return new AnalysesUnderTest(await ServiceUnderTest.start('problems', ProblemsModule.with(problemsSettings({}))));
  }

  /** The number of an incident that there is not yet. */
  nextIncident(): string {
    return `INC-${this.numbers + 1}`;
  }

  /** A problem behind an incident of its own; its number. */
  async problem(more: Partial<Incident> = {}): Promise<string> {
    this.numbers += 1;
    const at = new Date(Date.now() - DAY_MS).toISOString();
    const incident: Incident = {
      ...{ id: `INC-${this.numbers}`, title: 'The database is gone', severity: 'SEV1', status: 'resolved' },
      ...{ statusSince: at, kind: 'real', visibility: 'open', viewers: [], summary: null, impact: null },
      ...{ components: ['db1'], labels: {}, startedAt: null, declaredAt: at, declaredBy: named(ANA) },
      ...{ manager: named(ANA), chatUrl: null, bridgeUrl: null, links: [], dedupKey: null, ...more },
    };
    const call = { by: this.service.parts.self, correlation: randomUUID() };
    const { answer } = await this.get(Problems).openFor({ incident, sequence: 1 }, 'severity', call);
    const restricted = incident.visibility === 'restricted';
    const sees = [ANA, BO].map((email) => named(email).id);
    const known = { incident: answer.id, sequence: 1, table: TABLE, manager: named(ANA).id, restricted, sees };
    await this.service.parts.authority.copy.keep(known);
    return answer.id;
  }

  /** An event as it comes over the bus. */
  told(type: string, subject: string, data: object, sequence = 1, by = named(DI)): Envelope {
    const [source] = type.split('.') as [string];
    return {
      ...{ specversion: '1.0', id: randomUUID(), source: `/muster/${source}`, type: `muster.${type}.v1`, subject },
      ...{ time: new Date().toISOString(), datacontenttype: 'application/json', incident: 'INC-1', sequence },
      ...{ actor: by.id, actorname: by.name, correlationid: 'c-1', data: { ...data } },
    };
  }

  /** The data of the events of an analysis that have this name, as they were published. */
  async events(problem: string, name: string): Promise<Record<string, unknown>[]> {
    await this.service.parts.publisher.drain();
    const log = this.service.parts.connection.collection('event_log');
    const found = await log.find({ aggregate: problem, 'event.type': `muster.problems.${name}.v1` }).toArray();
    return found.map(({ event }) => event.data);
  }

  /** A part of the service. */
  get<Part>(type: Abstract<Part> | (abstract new (...args: never[]) => Part)): Part {
    return this.service.app.get<Part>(type as never, { strict: false });
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
