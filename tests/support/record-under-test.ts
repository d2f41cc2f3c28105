import { randomUUID } from 'node:crypto';
import type { Abstract } from '@nestjs/common';
import { addNote, type Envelope, type Incident, type TimelineEntry } from '#contracts';
import { IncidentFollower } from '../../apps/timeline/src/serving/incident-follower.controller.js';
import { IncidentRecord } from '../../apps/timeline/src/serving/record.js';
import { TimelineModule } from '../../apps/timeline/src/serving/timeline.module.js';
import { ServiceUnderTest } from './service-under-test.js';

export const ANA = { id: 'p-ana', name: 'Ana' };
export const BO = { id: 'p-bo', name: 'Bo' };

/** The scribe's role, as events name it. */
export const SCRIBE_SEAT = { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident' };

/** The time so many minutes ago. */
export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export const texts = (entries: readonly { text: string }[]): string[] => entries.map(({ text }) => text);

const answering = (accountable: typeof ANA, duty: string) => ({
  ...{ duties: [duty], scope: 'incident', accountable, because: 'incident-manager' as const },
  ...{ role: 'incident-manager', heldIn: 'incident', entitled: [], epoch: 1 },
});

/** An incident as the other services tell of it. */
export class ToldIncident {
  private sequence = 0;

  constructor(
    private readonly service: ServiceUnderTest,
    private incident: Incident,
  ) {}

  get id(): string {
    return this.incident.id;
  }

  /** `incidents` tells that it is otherwise, so many minutes ago. */
  async tell(type: string, minutes: number, change: Partial<Incident> = {}, data: object = {}): Promise<Envelope> {
    this.incident = { ...this.incident, ...change, ...(change.status && { statusSince: ago(minutes) }) };
    const told = await this.happened('incidents', type, { ...data, incident: this.incident }, minutes);
    await this.follow(told);
    return told;
  }

  /** What follows incidents gets an event, again or for the first time. */
  async follow(event: Envelope): Promise<void> {
    const follower = this.service.app.get(IncidentFollower, { strict: false });
    await follower.follow(event, { subject: `muster.evt.${this.id}.incidents.any` });
  }

  /** It moves to another status. */
  move(to: Incident['status'], minutes: number): Promise<Envelope> {
    return this.tell('status-changed', minutes, { status: to }, { from: this.incident.status, to });
  }

  /** `roles` tells something of its roster. */
  roles(type: string, data: object, minutes: number, by = ANA): Promise<Envelope> {
    return this.happened('roles', type, data, minutes, by);
  }

  private async happened(source: string, type: string, data: object, minutes: number, by = ANA): Promise<Envelope> {
    this.sequence += 1;
    const event: Envelope = {
      ...{ specversion: '1.0', id: randomUUID(), source: `/muster/${source}`, type: `muster.${source}.${type}.v1` },
      ...{ subject: this.id, time: ago(minutes), datacontenttype: 'application/json', incident: this.id },
      ...{ sequence: this.sequence, actor: by.id, actorname: by.name, correlationid: 'c-1', data: { ...data } },
    };
    await this.service.app.get(IncidentRecord, { strict: false }).take(event, false);
    return event;
  }
}

/** The service `timeline` with incidents that others tell of. */
export class RecordUnderTest {
  private numbers = 0;

  private constructor(readonly service: ServiceUnderTest) {}

  static async start(): Promise<RecordUnderTest> {
    return new RecordUnderTest(await ServiceUnderTest.start('timeline', TimelineModule));
  }

  /** An incident that Ana declared so many minutes ago and manages, and whose record Bo keeps. */
  async declared(minutes = 60, more: Partial<Incident> = {}): Promise<ToldIncident> {
    this.numbers += 1;
    const id = `INC-${this.numbers}`;
    const table = [answering(ANA, 'command-incident'), answering(BO, 'maintain-timeline')];
    const known = { incident: id, sequence: 1, table, manager: ANA.id, restricted: false, sees: [] };
    await this.service.parts.authority.copy.keep(known);
    const at = ago(minutes);
    const told = new ToldIncident(this.service, {
      ...{ id, title: 'Down', severity: 'SEV2', status: 'triage', statusSince: at, kind: 'real' },
      ...{ visibility: 'open', viewers: [], summary: null, impact: null, components: [], labels: {} },
      ...{ startedAt: null, declaredAt: at, declaredBy: ANA, manager: ANA },
      ...{ chatUrl: null, bridgeUrl: null, links: [], dedupKey: null, ...more },
    });
    await told.tell('incident-declared', minutes);
    return told;
  }

  /** Somebody writes a note. */
  note(incident: string, text: string, more: object = {}, email?: string): Promise<TimelineEntry> {
    return this.service.ask(addNote, { incident, text, ...more }, email);
  }

  /** A part of the service. */
  get<Part>(type: Abstract<Part> | (abstract new (...args: never[]) => Part)): Part {
    return this.service.app.get<Part>(type as never, { strict: false });
  }

  stop(): Promise<void> {
    return this.service?.stop();
  }
}
