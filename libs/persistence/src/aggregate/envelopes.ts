import { randomUUIDv7 } from 'node:crypto';
import { type Envelope, type EventContract, eventSubject } from '#contracts';
import type { Aggregate, Call, DomainEvent } from './aggregate.js';
import type { OutboxEntry } from './stored-aggregate.js';

/** The contract of an event; throws when the aggregate does not list it, which is a fault of the program. */
export function contractOf(aggregate: Pick<Aggregate<never, never>, 'events' | 'name'>, name: string): EventContract {
  const contract = aggregate.events.find((event) => event.name === name);
  if (!contract) throw new Error(`${aggregate.name} publishes ${name}, which is in none of its contracts`);
  return contract;
}

/** An event as it will travel: with its place in the aggregate, its actor, and what led to it. */
export function outboxEntry<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  event: Event,
  after: State,
  at: { id: string; sequence: number; time: Date },
  call: Call,
): OutboxEntry {
  const contract = contractOf(aggregate as never, event.name);
  const place = aggregate.place(after);
  const envelope: Envelope = {
    specversion: '1.0',
    // In the order of time: logs grow at their end, and can be read in about the order in which things happened.
    id: randomUUIDv7(),
    source: `/muster/${aggregate.service}`,
    type: contract.type,
    subject: at.id,
    time: at.time.toISOString(),
    datacontenttype: 'application/json',
    incident: place.incident,
    sequence: at.sequence,
    actor: call.by.id,
    actorname: call.by.name,
    correlationid: call.correlation,
    ...(call.causation && { causationid: call.causation }),
    ...(call.traceparent && { traceparent: call.traceparent }),
    data: { ...event.data, ...aggregate.attach?.(after, event) },
  };
  return { subject: eventSubject(place, aggregate.service, event.name), event: envelope, at: at.time };
}
