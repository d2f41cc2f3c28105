import { z } from 'zod';
import { EVENTS, REQUESTS } from '../catalogue.js';
import { envelope } from '../definition/envelope.js';

const schema = (of: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(of, { io, unrepresentable: 'any', target: 'draft-7' });

function eventChannels() {
  const channels: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};
  for (const { service, name, type, summary, data } of EVENTS) {
    const payload = schema(envelope.extend({ type: z.literal(type), data: data as z.ZodObject }), 'output');
    channels[type] = {
      address: `muster.evt.{incident}.${service}.${name}`,
      description: `${summary} A restricted incident's go out under muster.restricted instead of muster.evt.`,
      parameters: { incident: { description: 'INC-42, or _ for what belongs to no incident' } },
      messages: { event: { name: type, contentType: 'application/cloudevents+json', payload } },
    };
    operations[`follow-${type}`] = { action: 'receive', summary, channel: { $ref: `#/channels/${type}` } };
  }
  return { channels, operations };
}

function requestChannels() {
  const channels: Record<string, unknown> = {};
  const operations: Record<string, unknown> = {};
  for (const { subject, summary, whoMay, input, output } of REQUESTS) {
    channels[subject] = {
      address: subject,
      messages: { request: { contentType: 'application/json', payload: schema(input, 'input') } },
    };
    channels[`${subject}.reply`] = {
      address: null,
      messages: { reply: { contentType: 'application/json', payload: schema(output, 'output') } },
    };
    operations[`ask-${subject}`] = {
      action: 'send',
      summary,
      description: `Who may: ${whoMay}. With the header Authorization: Bearer <token>.`,
      channel: { $ref: `#/channels/${subject}` },
      reply: { channel: { $ref: `#/channels/${subject}.reply` } },
    };
  }
  return { channels, operations };
}

/** What outsiders can follow and ask on the bus, as AsyncAPI 3.0, from the contracts alone. */
export function asyncApiDocument(version: string) {
  const events = eventChannels();
  const requests = requestChannels();
  return {
    asyncapi: '3.0.0',
    info: { title: 'Muster on the bus', version },
    defaultContentType: 'application/json',
    channels: { ...events.channels, ...requests.channels },
    operations: { ...events.operations, ...requests.operations },
  };
}
