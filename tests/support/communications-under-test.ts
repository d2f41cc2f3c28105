import { randomUUID } from 'node:crypto';
import type { Abstract } from '@nestjs/common';
import { personIdFor } from '#authority';
import { type Envelope, type EventContract, type Incident, type PersonReference, WHOLE_INCIDENT } from '#contracts';
import { eventLog } from '#persistence';
import { CommunicationsModule } from '../../apps/communications/src/serving/communications.module.js';
import { KnowledgeFollower } from '../../apps/communications/src/serving/knowledge/knowledge-follower.controller.js';
import { PlanFollower } from '../../apps/communications/src/serving/plans/plan-follower.controller.js';
import { communicationsSettings } from '../../apps/communications/src/serving/settings.js';
import { ServiceUnderTest } from './service-under-test.js';

/** Somebody as their token has them. */
export const somebody = (name: string): PersonReference => ({ id: personIdFor(`${name}@example.org`), name });

/** An incident as the others tell `communications` of it. */
export class HeardIncident {
  private sequence = 0;
  private tables = 1;

  constructor(
    private readonly under: CommunicationsUnderTest,
    public now: Incident,
  ) {}

  get id(): string {
    return this.now.id;
  }

  /** `incidents` tells that it is otherwise; with `data` what the event says beside it. */
  async becomes(type: string, more: Partial<Incident> = {}, data: object = {}): Promise<Envelope> {
    this.now = { ...this.now, ...more };
    this.sequence += 1;
    const event = this.event('incidents', type, this.sequence, { ...data, incident: this.now });
    await this.under.get(KnowledgeFollower).incident(event);
    await this.under.get(PlanFollower).incident(event);
    return event;
  }

  /** `roles` tells who answers: these people for these duties, and the manager for all else, with a deputy or none. */
  async answered(
    owners: Readonly<Record<string, PersonReference>>,
    manager: PersonReference,
    deputy: PersonReference | null = null,
  ): Promise<Envelope> {
    this.tables += 1;
    const entry = (duty: string, accountable: PersonReference) => ({
      ...{ duties: [duty], scope: WHOLE_INCIDENT, accountable, because: 'primary-role' as const, role: 'some' },
      ...{ heldIn: WHOLE_INCIDENT, entitled: [...new Set([accountable.id, manager.id])], epoch: 1 },
    });
    const all = { 'command-incident': manager, ...owners };
    const table = Object.entries(all).map(([duty, person]) => entry(duty, person));
    const restricted = this.now.visibility === 'restricted';
    const data = { table, manager: manager.id, deputy, restricted, sees: [manager.id] };
    const event = this.event('roles', 'accountability-resolved', this.tables, data);
    await this.under.service.parts.authority.copy.keep({ incident: this.id, sequence: this.tables, ...data });
    if (this.tables > 2) await this.under.get(PlanFollower).accountability(event);
    return event;
  }

  /** An event of some service about it. */
  event(service: string, type: string, sequence: number, data: object): Envelope {
    const { id, name } = somebody('ana');
    return {
      ...{ specversion: '1.0', id: randomUUID(), source: `/muster/${service}`, type: `muster.${service}.${type}.v1` },
      ...{ subject: this.id, time: new Date().toISOString(), datacontenttype: 'application/json', incident: this.id },
      ...{ sequence, actor: id, actorname: name, correlationid: 'c-1', data: { ...data } },
    };
  }
}

/** `communications` with nobody beside it: what the others tell is handed to it. */
export class CommunicationsUnderTest {
  private numbers = 0;

  private constructor(readonly service: ServiceUnderTest) {}

  static async start(env: NodeJS.ProcessEnv = {}): Promise<CommunicationsUnderTest> {
    const module = CommunicationsModule.with(communicationsSettings(env));
    return new CommunicationsUnderTest(await ServiceUnderTest.start('communications', module));
  }

  /** An incident that Ana declared so many minutes ago and manages. */
  async declared(minutes = 0, more: Partial<Incident> = {}): Promise<HeardIncident> {
    this.numbers += 1;
    const ana = somebody('ana');
    const at = new Date(Date.now() - minutes * 60_000).toISOString();
    const heard = new HeardIncident(this, {
      ...{
        id: `INC-${this.numbers}`,
        title: 'Down',
        severity: 'SEV1',
        status: 'triage',
        statusSince: at,
        kind: 'real',
      },
      ...{ visibility: 'open', viewers: [], summary: null, impact: null, components: [], labels: {} },
      ...{ startedAt: null, declaredAt: at, declaredBy: ana, manager: ana },
      ...{ chatUrl: null, bridgeUrl: null, links: [], dedupKey: null, ...more },
    });
    await heard.answered({}, ana);
    await heard.becomes('incident-declared');
    return heard;
  }

  /** What was told of an incident, by the kinds that are asked for, in order. */
  async told(incident: string, ...contracts: readonly EventContract[]): Promise<Envelope['data'][]> {
    await this.service.parts.publisher.drain();
    const types = contracts.map(({ type }) => type);
    const log = eventLog(this.service.parts.connection);
    const found = log.find({ 'event.incident': incident, 'event.type': { $in: types } }).sort({ at: 1, sequence: 1 });
    return (await found.toArray()).map(({ event }) => event.data);
  }

  /** A part of the service. */
  get<Part>(type: Abstract<Part> | (abstract new (...args: never[]) => Part)): Part {
    return this.service.app.get<Part>(type as never, { strict: false });
  }

  stop(): Promise<void> {
    return this.service?.stop();
  }
}
