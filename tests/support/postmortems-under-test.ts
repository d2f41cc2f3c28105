import { randomUUID } from 'node:crypto';
import type { Abstract } from '@nestjs/common';
import { personIdFor } from '#authority';
import { type Incident, openPostmortem, type Postmortem } from '#contracts';
import { Problems } from '../../apps/problems/src/serving/problems/problems.js';
import { ProblemsModule } from '../../apps/problems/src/serving/problems.module.js';
import { problemsSettings } from '../../apps/problems/src/serving/settings.js';
import { ServiceUnderTest } from './service-under-test.js';

/** Ana manages, Bo brings postmortems about, Cy leads technically; nobody else may do anything. */
export const [ANA, BO, CY] = ['ana@example.org', 'bo@example.org', 'cy@example.org'] as const;

/** Somebody as their token has them. */
export const named = (email: string) => ({ id: personIdFor(email), name: email.split('@')[0]! });

const answering = (email: string, duties: string[], role: string) => ({
  ...{ duties, scope: 'incident', accountable: named(email), because: 'primary-role' as const, role },
  ...{ heldIn: 'incident', entitled: [named(email).id, named(ANA).id], epoch: 1 },
});

const TABLE = [
  answering(ANA, ['command-incident'], 'incident-manager'),
  answering(BO, ['coordinate-postmortem', 'run-postmortem', 'record-postmortem', 'find-root-cause'], 'problem-manager'),
  answering(CY, ['join-postmortem'], 'tech-lead'),
];

/** The service `problems` with nobody beside it: it knows its people by the last table that it saw. */
export class PostmortemsUnderTest {
  private numbers = 0;

  private constructor(readonly service: ServiceUnderTest) {}

  static async start(): Promise<PostmortemsUnderTest> {
    return new PostmortemsUnderTest(
      await ServiceUnderTest.start('problems', ProblemsModule.with(problemsSettings({}))),
    );
  }

  /** A problem behind an incident that was resolved an hour ago; its number. */
  async problem(more: Partial<Incident> = {}): Promise<string> {
    this.numbers += 1;
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const incident: Incident = {
      ...{ id: `INC-${this.numbers}`, title: 'The database is gone', severity: 'SEV1', status: 'resolved' },
      ...{ statusSince: at, kind: 'real', visibility: 'open', viewers: [], summary: null, impact: null },
      ...{
        components: ['db1'],
        labels: {},
        startedAt: null,
        declaredAt: at,
        declaredBy: named(ANA),
        manager: named(ANA),
      },
      ...{ chatUrl: null, bridgeUrl: null, links: [], dedupKey: null, ...more },
    };
    const call = { by: this.service.parts.self, correlation: randomUUID() };
    const { answer } = await this.get(Problems).openFor({ incident, sequence: 1 }, 'severity', call);
    const restricted = incident.visibility === 'restricted';
    const sees = [ANA, BO].map((email) => named(email).id);
    const known = { incident: answer.id, sequence: 1, table: TABLE, manager: named(ANA).id, restricted, sees };
    await this.service.parts.authority.copy.keep(known);
    return answer.id;
  }

  /** The same with its postmortem, which Bo opened. */
  async opened(more: Partial<Incident> = {}): Promise<Postmortem> {
    return this.service.ask(openPostmortem, { problem: await this.problem(more) }, BO);
  }

  /** The data of the events of an aggregate that have this name. */
  async events(aggregate: string, name: string): Promise<Record<string, unknown>[]> {
    await this.service.parts.publisher.drain();
    const log = this.service.parts.connection.collection('event_log');
    const found = await log.find({ aggregate, 'event.type': `muster.problems.${name}.v1` }).toArray();
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
