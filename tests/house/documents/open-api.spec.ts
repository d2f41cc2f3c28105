import { Validator } from '@seriousme/openapi-schema-validator';
import { REQUESTS, recordExport } from '#contracts';
import { openApiDocument } from '#contracts/documents';
import { type Document, fieldsOf, INSIDES, lostReferences } from './look-into.js';

const ROUTED = REQUESTS.filter(({ http }) => http);
const FEED = '/v1/incidents/{incident}/feed';
const FILES = '/v1/incidents/{incident}/files';

const document = openApiDocument('1.2.3') as unknown as Document;
const operations = ROUTED.map((contract) => {
  const { path, method } = contract.http!;
  return { name: contract.name, contract, operation: document.paths[path][method.toLowerCase()] as Document };
});

describe('the OpenAPI document', () => {
  it('is one, as its own validator sees it, of version 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  it('has every route, and no other but the feed and the files', () => {
    const documented = Object.entries(document.paths as Document).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = ROUTED.map(({ http }) => `${http!.method} ${http!.path}`);
    expect(documented.sort()).toEqual([...routes, `GET ${FEED}`, `POST ${FILES}`, `GET ${FILES}/{file}`].sort());
  });

  it('refers only to what it has', () => {
    expect(lostReferences(document)).toEqual([]);
  });

  it.each(operations)('shows $name with all of its input and its answers', ({ contract, operation }) => {
    const body = operation.requestBody?.content['application/json'].schema;
    const shown = [...(operation.parameters ?? []), ...Object.keys(body?.properties ?? {}).map((name) => ({ name }))];
    // What proves who sent it is its headers and the bytes of its body, of whatever shape the sender has.
    const hidden = contract.http!.proven ? ['headers', 'body'] : ['format'];
    const given = fieldsOf(contract.input).filter((field) => !hidden.includes(field));
    expect(shown.map(({ name }) => name)).toEqual(expect.arrayContaining(given));
    if (body && !contract.http!.proven) expect(body.additionalProperties).toBe(false);
    for (const status of contract.http!.statuses ?? [200]) {
      const answer = operation.responses[status].content['application/json'].schema;
      const { properties } = answer.$ref ? document.components.schemas[answer.$ref.split('/').at(-1)] : answer;
      // What is joined is the document that the pages make together.
      const fields = contract.http!.joined ? fieldsOf(recordExport) : fieldsOf(contract.output);
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(fields));
    }
  });

  it.each(operations)('says of $name who may, how it is refused, and which headers go along', (one) => {
    const { contract, operation } = one;
    expect(operation.description).toContain(`Who may: ${contract.whoMay}.`);
    const general = ['malformed', 'not-signed-in', 'too-large', 'invalid-input', 'failed', 'unavailable'];
    for (const { code, definition } of contract.rejections)
      expect(operation.responses[definition.status].description).toContain(`\`${code}\``);
    const said = Object.values(operation.responses as Document).map(({ description }) => description);
    for (const code of general) expect(said.join()).toContain(`\`${code}\``);
    const headers = operation.parameters.filter((it: Document) => it.in === 'header').map((it: Document) => it.name);
    expect(headers).toContain(contract.kind === 'command' ? 'Idempotency-Key' : 'Muster-After');
    const answered = contract.kind === 'command' ? 'Muster-Position' : 'Muster-Behind';
    for (const status of contract.http!.statuses ?? [200])
      expect(operation.responses[status].headers).toHaveProperty([answered]);
    expect(said.join().includes('outcome-unknown')).toBe(contract.kind === 'command');
  });

  it('has a problem for every refusal, and says when to try again', () => {
    for (const methods of Object.values(document.paths as Document)) {
      for (const { responses } of Object.values(methods as Document) as Document[]) {
        for (const [status, { content, headers }] of Object.entries(responses as Document)) {
          if (Number(status) < 400) continue;
          expect(content['application/problem+json'].schema.$ref).toBe('#/components/schemas/Problem');
          if (Number(status) >= 503) expect(headers).toHaveProperty('Retry-After');
        }
      }
    }
    const { required, properties } = document.components.schemas.Problem;
    expect(required.sort()).toEqual(['code', 'detail', 'next', 'status', 'title', 'type']);
    expect(Object.keys(properties)).toContain('errors');
  });

  it('has its shapes by name, open to what is new tomorrow, and nothing of how they are made', () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['Incident', 'Board', 'Seat', 'Person', 'Role', 'TimelineEntry', 'Problem']),
    );
    expect(schemas.Seat.properties).toHaveProperty('holders');
    expect(JSON.stringify(schemas)).not.toContain('"additionalProperties":false');
    expect(JSON.stringify(document)).not.toMatch(INSIDES);
  });

  it('says how to sign in, and where nobody has to', () => {
    expect(document.security).toEqual([{ bearer: [] }, { cookie: [] }]);
    for (const { contract, operation } of operations) {
      expect(operation.security).toEqual(contract.http!.proven ? [] : undefined);
    }
    expect(document.components.securitySchemes).toMatchObject({
      bearer: { type: 'http', scheme: 'bearer' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'muster' },
    });
  });
});
