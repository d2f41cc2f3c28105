import { Parser } from '@asyncapi/parser';
import { EVENTS, REQUESTS } from '#contracts';
import { asyncApiDocument } from '#contracts/documents';
import { type Document, fieldsOf, follow, INSIDES, lookUp, lostReferences } from './look-into.js';

const document = asyncApiDocument('1.2.3') as unknown as Document;

/** A message of a channel, with its parts looked up. */
function message(channel: string, name: string): Document {
  const found = document.channels[channel].messages[name];
  return {
    ...found,
    payload: follow(document, found.payload),
    ...(found.headers && { headers: follow(document, found.headers) }),
  };
}

describe('the AsyncAPI document', () => {
  it('is one, as its own parser sees it, of version 3.0', async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
    // That a 3.1.0 of AsyncAPI exists is no fault of a 3.0.0.
    expect(diagnostics.filter(({ code }) => code !== 'asyncapi-latest-version')).toEqual([]);
    expect(parsed?.operations().all()).toHaveLength(EVENTS.length + REQUESTS.length);
    expect(document.asyncapi).toBe('3.0.0');
  }, 60_000);

  it('refers only to what it has, and shows nothing of how it is made', () => {
    expect(lostReferences(document)).toEqual([]);
    expect(JSON.stringify(document)).not.toMatch(INSIDES);
  });

  it('has nothing that nobody asked for', () => {
    const expected = [
      ...EVENTS.map(({ type }) => type),
      ...REQUESTS.flatMap(({ subject }) => [subject, `${subject}.reply`]),
    ];
    expect(Object.keys(document.channels).sort()).toEqual(expected.sort());
  });

  it('says where the bus is and how to sign in there', () => {
    const { bus } = document.servers;
    expect(bus.protocol).toBe('nats');
    expect(lookUp(document, bus.security[0].$ref)).toMatchObject({ type: 'userPassword' });
  });

  it.each(EVENTS)('has $type on its subject, with its envelope and its data', ({ type, service, name, data }) => {
    expect(document.channels[type].address).toBe(`muster.evt.{incident}.${service}.${name}`);
    expect(document.channels[type].parameters).toHaveProperty('incident');
    const { payload, contentType } = message(type, 'event');
    expect(contentType).toBe('application/cloudevents+json');
    expect(payload.properties.type).toEqual({ type: 'string', const: type });
    expect(payload.required).toEqual(
      expect.arrayContaining(['id', 'subject', 'sequence', 'incident', 'actor', 'data']),
    );
    expect(Object.keys(payload.properties.data.properties).sort()).toEqual(fieldsOf(data).sort());
    expect(document.operations[`follow-${type}`]).toMatchObject({
      action: 'receive',
      channel: { $ref: `#/channels/${type}` },
    });
  });

  it('leaves events open to what is new tomorrow', () => {
    for (const { type } of EVENTS)
      expect(JSON.stringify(document.channels[type])).not.toContain('"additionalProperties":false');
  });

  it.each(REQUESTS)(
    'has $subject with all of its input, closed, and its headers',
    ({ subject, kind, input, whoMay }) => {
      expect(document.channels[subject].address).toBe(subject);
      const { payload, headers } = message(subject, 'request');
      expect(Object.keys(payload.properties ?? {}).sort()).toEqual(fieldsOf(input).sort());
      expect(payload.additionalProperties).toBe(false);
      expect(headers.required).toEqual(['Authorization']);
      const own = kind === 'command' ? 'Idempotency-Key' : 'Muster-After';
      expect(Object.keys(headers.properties)).toEqual(expect.arrayContaining([own, 'Accept-Language']));
      const operation = document.operations[`ask-${subject}`];
      expect(operation).toMatchObject({ action: 'send', channel: { $ref: `#/channels/${subject}` } });
      expect(operation.description).toContain(`Who may: ${whoMay}.`);
      expect(lookUp(document, operation.security[0].$ref)).toMatchObject({ type: 'http', scheme: 'bearer' });
    },
  );

  it.each(REQUESTS)('has the reply to $subject: the answer, or the refusal with its codes', (contract) => {
    const { subject, kind, output, rejections } = contract;
    const { reply } = document.operations[`ask-${subject}`];
    expect(reply.channel.$ref).toBe(`#/channels/${subject}.reply`);
    expect(reply.messages.map(({ $ref }: Document) => $ref.split('/').at(-1))).toEqual(['answer', 'refusal']);
    expect(document.channels[`${subject}.reply`]).toMatchObject({
      address: null,
      description: expect.stringContaining('inbox'),
    });

    const answer = message(`${subject}.reply`, 'answer');
    expect(Object.keys(answer.payload.properties).sort()).toEqual(fieldsOf(output).sort());
    expect(answer.headers.properties).toHaveProperty([kind === 'command' ? 'Muster-Position' : 'Muster-Behind']);

    const refusal = message(`${subject}.reply`, 'refusal');
    const [problem, { properties }] = refusal.payload.allOf;
    expect(follow(document, problem).required).toEqual(expect.arrayContaining(['code', 'status', 'detail', 'next']));
    const codes = rejections.map(({ code }) => code);
    expect(properties.code.enum).toEqual(
      expect.arrayContaining([...codes, 'not-signed-in', 'invalid-input', 'failed']),
    );
    for (const { definition, code } of rejections)
      expect(refusal.description).toMatch(new RegExp(`- ${definition.status}: .*\`${code}\``));
    expect(Object.keys(refusal.headers.properties)).toEqual(['Nats-Service-Error', 'Nats-Service-Error-Code']);
  });
});
