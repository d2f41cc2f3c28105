import { eventChannels } from './event-channels.js';
import { requestChannels } from './request-channels.js';
import { Shapes } from './shapes.js';

const DESCRIPTION = `What anybody outside can follow and ask on the bus, seen from their side: \`receive\` follows an event,
\`send\` asks for something and has an answer or a refusal.

A subject with a wildcard follows many at once: \`muster.evt.INC-42.>\` one incident, \`muster.evt.*.roles.>\` every
roster. Events of one aggregate first appear in order; a repeat can come late, with the same \`id\`. New properties can
appear in events and answers at any time: ignore what you do not know. Whatever else would change an event makes a
\`v2\` beside it. When nobody answers on a subject ("no responders"), that service is down and nothing was done.`;

const servers = {
  bus: {
    host: '{host}',
    protocol: 'nats',
    description: 'npm run -s bus-url prints the address, with the account of an integrator.',
    variables: { host: { default: '127.0.0.1:4222', description: 'host:port of the NATS server' } },
    security: [{ $ref: '#/components/securitySchemes/account' }],
  },
};

const securitySchemes = {
  account: {
    type: 'userPassword',
    description: 'The account of an integrator on the bus: follows events and sends requests, and answers none.',
  },
  caller: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Who asks, in the header Authorization of the message: the token of a person or a program.',
  },
};

/** What outsiders can follow and ask on the bus, as AsyncAPI 3.0, from the contracts alone. */
export function asyncApiDocument(version: string) {
  const shapes = new Shapes();
  const events = eventChannels(shapes);
  const requests = requestChannels(shapes);
  return {
    asyncapi: '3.0.0',
    id: 'urn:muster:bus',
    info: { title: 'Muster on the bus', version, description: DESCRIPTION },
    defaultContentType: 'application/json',
    servers,
    channels: { ...events.channels, ...requests.channels },
    operations: { ...events.operations, ...requests.operations },
    components: { securitySchemes, schemas: shapes.all() },
  };
}
