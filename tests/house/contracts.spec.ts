import {
  EVENTS,
  eventSubject,
  REQUESTS,
  readEventSubject,
  readPositions,
  SERVICES,
  VIEWS,
  writePosition,
} from '#contracts';
import { asyncApiDocument, openApiDocument, publishedDocuments } from '#contracts/documents';

const ROUTED = REQUESTS.filter(({ http }) => http);

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: { name: string; in: string; schema: object }[];
  readonly requestBody?: {
    content: Record<string, { schema: { properties?: Record<string, object>; additionalProperties?: boolean } }>;
  };
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const openApi = openApiDocument('1.2.3') as unknown as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, object> }> };
};

describe('the contracts', () => {
  it('have one subject and one route each', () => {
    const subjects = REQUESTS.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    const routes = ROUTED.map(({ http }) => `${http!.method} ${http!.path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it.each(REQUESTS)('$subject is of a service there is, says what it does and who may', (contract) => {
    expect(SERVICES).toContain(contract.service);
    const kind = contract.kind === 'command' ? 'cmd' : 'qry';
    expect(contract.subject).toBe(`muster.${kind}.${contract.service}.${contract.name}`);
    expect(contract.summary).toMatch(/^[A-Z].*\.$/);
    expect(contract.whoMay.length).toBeGreaterThan(3);
  });

  it.each(REQUESTS.filter(({ kind }) => kind === 'command'))(
    '$subject refuses a field that it does not know',
    ({ input }) => {
      const issues = input.safeParse({ surely_unknown: 1 }).error?.issues ?? [];
      expect(issues.map(({ code }) => code)).toContain('unrecognized_keys');
    },
  );

  it.each(EVENTS)(
    '$type has words for people, or says that it only carries state',
    ({ wording, summary, type, service, name }) => {
      expect(wording === null || typeof wording === 'function').toBe(true);
      expect(summary.length).toBeGreaterThan(10);
      expect(type).toBe(`muster.${service}.${name}.v1`);
    },
  );

  it('have refusals in both languages, each code with one meaning', () => {
    const all = REQUESTS.flatMap(({ rejections }) => rejections.map(({ definition }) => definition));
    const byCode = Map.groupBy(all, ({ code }) => code);
    for (const [code, definitions] of byCode) {
      const [{ title, next }] = definitions as [(typeof all)[number]];
      expect({ code, statuses: new Set(definitions.map(({ status }) => status)).size }).toEqual({ code, statuses: 1 });
      expect(title.en).not.toBe(title.fr);
      expect(next.en).not.toBe(next.fr);
    }
  });

  it('have views of queries only', () => {
    for (const view of VIEWS) for (const { query } of Object.values(view.parts)) expect(query.kind).toBe('query');
  });
});

describe('subjects and positions', () => {
  it('are read as they were written', () => {
    const place = { incident: 'INC-42', restricted: true };
    const subject = eventSubject(place, 'roles', 'role-assigned');
    expect(subject).toBe('muster.restricted.INC-42.roles.role-assigned');
    expect(readEventSubject(subject)).toEqual({ ...place, service: 'roles', name: 'role-assigned' });
    expect(readEventSubject('muster.cmd.roles.assign-role')).toBeUndefined();
    const position = { service: 'roles', aggregate: 'INC-42', sequence: 17 };
    expect(readPositions(`${writePosition(position)}, incidents/INC-1@2`)).toEqual([
      position,
      { service: 'incidents', aggregate: 'INC-1', sequence: 2 },
    ]);
    expect(readPositions('roles/INC-42')).toBeUndefined();
  });
});

describe('the OpenAPI document', () => {
  it('is of version 3.1 and has every route, and no other but the feed', () => {
    expect(openApi.openapi).toBe('3.1.0');
    const documented = Object.entries(openApi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = ROUTED.map(({ http }) => `${http!.method} ${http!.path}`);
    expect(documented.sort()).toEqual([...routes, 'GET /v1/incidents/{incident}/feed'].sort());
  });

  it.each(ROUTED)('shows $name with all of its input, its answers and its refusals', (contract) => {
    const { path, method, statuses = [200] } = contract.http!;
    const operation = openApi.paths[path]![method.toLowerCase()]!;
    const body = operation.requestBody?.content['application/json']?.schema;
    const shown = [...(operation.parameters ?? []).map(({ name }) => name), ...Object.keys(body?.properties ?? {})];
    const fields = Object.keys((contract.input as unknown as { shape: object }).shape).filter(
      (field) => field !== 'format',
    );
    expect(shown).toEqual(expect.arrayContaining(fields));
    if (body) expect(body.additionalProperties).toBe(false);
    for (const status of statuses) expect(operation.responses[status]?.content).toHaveProperty(['application/json']);
    for (const { definition } of contract.rejections)
      expect(operation.responses).toHaveProperty([String(definition.status)]);
  });

  it('has its shapes by name, and nothing of how they are made', () => {
    expect(Object.keys(openApi.components.schemas)).toEqual(
      expect.arrayContaining(['Incident', 'Board', 'Seat', 'Person', 'Role', 'TimelineEntry', 'Problem']),
    );
    expect(openApi.components.schemas.Seat?.properties).toHaveProperty('holders');
    expect(JSON.stringify(openApi)).not.toMatch(/_zod|"def":|~standard/);
  });
});

describe('the AsyncAPI document', () => {
  const document = asyncApiDocument('1.2.3') as unknown as {
    channels: Record<
      string,
      { address: string | null; messages: Record<string, { payload: { properties?: object } }> }
    >;
    operations: Record<string, { channel: { $ref: string } }>;
  };

  it('has a channel for every event and every request, with its shape', () => {
    for (const { type, service, name } of EVENTS) {
      const channel = document.channels[type]!;
      expect(channel.address).toBe(`muster.evt.{incident}.${service}.${name}`);
      expect(channel.messages.event!.payload.properties).toHaveProperty('data');
    }
    for (const { subject } of REQUESTS) expect(document.channels[subject]!.address).toBe(subject);
  });

  it('refers only to channels that it has', () => {
    for (const { channel } of Object.values(document.operations)) {
      expect(document.channels).toHaveProperty([channel.$ref.slice('#/channels/'.length)]);
    }
  });
});

it('every published document is JSON', () => {
  const documents = publishedDocuments('1.2.3');
  expect(documents.size).toBe(2 + EVENTS.length + 2 * REQUESTS.length);
  for (const text of documents.values()) expect(typeof JSON.parse(text)).toBe('object');
});
