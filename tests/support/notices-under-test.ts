import { randomUUID } from 'node:crypto';
import type { Abstract } from '@nestjs/common';
import type { Envelope, Incident, Person } from '#contracts';
import type { AggregateStore } from '#persistence';
import type { Recipient } from '../../apps/communications/src/audience/recipient.js';
import type { Message, Planner } from '../../apps/communications/src/delivery/message.js';
import type { NoticeBox, NoticeBoxEvent } from '../../apps/communications/src/notice/notice-box-aggregate.js';
import { PLANNER } from '../../apps/communications/src/serving/deliveries/stores.js';
import { KnowledgeModule } from '../../apps/communications/src/serving/knowledge/knowledge.module.js';
import { KnownIncidents } from '../../apps/communications/src/serving/knowledge/known-incidents.js';
import { KnownPeople } from '../../apps/communications/src/serving/knowledge/known-people.js';
import { NoticeFollower } from '../../apps/communications/src/serving/notices/notice-follower.controller.js';
import { NoticeIntake } from '../../apps/communications/src/serving/notices/notice-intake.controller.js';
import { NoticeStore } from '../../apps/communications/src/serving/notices/notice-store.js';
import { NoticeSweeper } from '../../apps/communications/src/serving/notices/notice-sweeper.js';
import { NoticesModule } from '../../apps/communications/src/serving/notices/notices.module.js';
import { NOTICE_BOXES } from '../../apps/communications/src/serving/notices/stores.js';
import { communicationsSettings } from '../../apps/communications/src/serving/settings.js';
import { SettingsModule } from '../../apps/communications/src/serving/settings.module.js';
import { ServiceUnderTest } from './service-under-test.js';

export const CLOCK = { id: 'service:roles', name: 'Muster' };

/** The role that events of these specs are about. */
export const SEAT = { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident' };

/** What reached the planner, each message once as planners keep them. */
export class PlannedMessages implements Planner {
  readonly messages = new Map<string, { readonly message: Message; readonly recipients: readonly Recipient[] }>();

  async plan(message: Message, recipients: AsyncIterable<readonly Recipient[]>): Promise<void> {
    const all: Recipient[] = [];
    for await (const page of recipients) all.push(...page);
    if (!this.messages.has(message.id)) this.messages.set(message.id, { message, recipients: all });
  }

  /** Where everything that went to a person went. */
  recipients(person: string): Recipient[] {
    const all = [...this.messages.values()].flatMap(({ recipients }) => recipients);
    return all.filter((one) => one.person === person);
  }

  /** The messages to an address, in the order of the digests. */
  to(address: string): Message[] {
    return [...this.messages.values()]
      .filter(({ recipients }) => recipients.some((one) => one.address === address))
      .map(({ message }) => message);
  }
}

class Planned {}

/** Notices as `communications` keeps them, with a planner that only remembers, and a clock that specs move. */
export class NoticesUnderTest {
  readonly planned: PlannedMessages;
  /** What the clock shows; null: the time that it is. */
  at: number | null = null;

  private constructor(
    readonly service: ServiceUnderTest,
    planned: PlannedMessages,
  ) {
    this.planned = planned;
    const { clock } = service.parts;
    clock.now = () => new Date(this.at ?? Date.now());
  }

  static async start(): Promise<NoticesUnderTest> {
    const planned = new PlannedMessages();
    const rooms = [SettingsModule.with(communicationsSettings({})), KnowledgeModule, NoticesModule];
    const service = await ServiceUnderTest.start('communications', {
      ...{ module: Planned, imports: rooms, providers: [{ provide: PLANNER, useValue: planned }] },
    });
    return new NoticesUnderTest(service, planned);
  }

  /** A part of the service. */
  get<Part>(type: Abstract<Part> | (abstract new (...args: never[]) => Part) | symbol): Part {
    return this.service.app.get<Part>(type as never, { strict: false });
  }

  get boxes(): AggregateStore<NoticeBox, NoticeBoxEvent> {
    return this.get(NOTICE_BOXES);
  }

  get notices(): NoticeStore {
    return this.get(NoticeStore);
  }

  /** Somebody of the directory. */
  async person(id: string, more: Partial<Person> = {}): Promise<{ id: string; name: string }> {
    const name = id.slice(2);
    const person = { id, name, email: `${name}@example.org`, locale: 'en', registeredAt: new Date().toISOString() };
    await this.get(KnownPeople).follow({ sequence: 1, data: { person: { ...person, ...more } } } as never);
    return { id, name };
  }

  /** An incident that is known here, and who sees it. */
  async incident(id: string, more: Partial<Incident> = {}, sees: readonly string[] = [], sequence = 1): Promise<void> {
    const incident = { id, title: 'The database is slow', kind: 'real', visibility: 'open', ...more };
    await this.get(KnownIncidents).follow({ incident: id, sequence, data: { incident } } as never, null);
    const restricted = incident.visibility === 'restricted';
    const table = { incident: id, sequence, table: [], manager: 'p-ana', restricted, sees };
    await this.service.parts.authority.copy.keep(table);
  }

  /** An event of another service, as it comes over the bus; nothing handles it yet. */
  event(type: string, data: object, more: Partial<Envelope> = {}, by = CLOCK): Envelope {
    const [service] = type.split('.');
    return {
      ...{ specversion: '1.0', id: randomUUID(), source: `/muster/${service}`, type: `muster.${type}.v1` },
      ...{ subject: 'INC-1', time: this.now, datacontenttype: 'application/json', incident: 'INC-1', sequence: 1 },
      ...{ actor: by.id, actorname: by.name, correlationid: 'c-1', data: { ...data }, ...more },
    };
  }

  /** Events arrive. */
  async arrive(...events: readonly Envelope[]): Promise<void> {
    await Promise.all(events.map((event) => this.get(NoticeIntake).take(event)));
  }

  /** A round of the clocks, and what it led to is sent. */
  async sweep(replicas = 1): Promise<void> {
    await Promise.all(Array.from({ length: replicas }, () => this.get(NoticeSweeper).sweep()));
    await this.send();
  }

  /** What was gathered in the last minutes is handed on, once more where it was already. */
  async send(): Promise<void> {
    const recent = new Date(Date.parse(this.now) - 5 * 60_000).toISOString();
    const boxes = await this.boxes.collection.find({ 'state.at': { $gte: recent } }).toArray();
    for (const { state } of boxes) {
      await this.get(NoticeFollower).gathered({ time: state.at, data: state } as never);
    }
  }

  get now(): string {
    return this.service.parts.clock.now().toISOString();
  }

  stop(): Promise<void> {
    return this.service?.stop();
  }
}
