import { EVENTS } from '../../catalogue.js';
import type { EventContract } from '../../definition/event.js';
import { EVENT_EXAMPLE } from '../examples.js';
import { wholeEvent } from '../json-schemas.js';
import type { Shapes } from './shapes.js';

function channel({ service, name, type, summary, ...event }: EventContract, shapes: Shapes) {
  return {
    address: `muster.evt.{incident}.${service}.${name}`,
    title: type,
    description: `${summary} A restricted incident's go out under muster.restricted instead of muster.evt.`,
    parameters: { incident: { description: 'INC-42, or _ for what belongs to no incident' } },
    messages: {
      event: {
        name: type,
        title: name,
        summary,
        contentType: 'application/cloudevents+json',
        correlationId: { location: '$message.payload#/correlationid' },
        payload: shapes.of(wholeEvent({ type, ...event }), 'output'),
        ...(type === EVENT_EXAMPLE.type && { examples: [{ name: 'example', payload: EVENT_EXAMPLE }] }),
      },
    },
  };
}

/** A channel for each event, and the operation of following it. */
export function eventChannels(shapes: Shapes) {
  const channels: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};
  for (const event of EVENTS) {
    const { type, summary, service } = event;
    channels[type] = channel(event, shapes);
    operations[`follow-${type}`] = {
      action: 'receive',
      title: `follow ${event.name}`,
      summary,
      tags: [{ name: service }],
      channel: { $ref: `#/channels/${type}` },
      messages: [{ $ref: `#/channels/${type}/messages/event` }],
    };
  }
  return { channels, operations };
}
