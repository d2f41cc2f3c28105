import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { jsonSchemas } from '#contracts/documents';
import type { Api } from '../support/api.js';
import { MusterProcess } from '../support/muster-process.js';

let muster: MusterProcess;
let folder: string;
let ana: Api;
let incident: string;

const timeline = (of = incident) => `/v1/incidents/${of}/timeline`;

/** A file with this in it. */
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const exported = async (of = incident, query = '') => {
  const { body, status } = await ana.get(`${timeline(of)}/export${query}`);
  expect(status).toBe(200);
  return body;
};

const note = async (text: string, more: object = {}) => {
  const { body, status } = await ana.post(timeline(), { text, ...more });
  expect(status).toBe(201);
  return body;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-exports-'));
  muster = await MusterProcess.start();
  ana = await muster.as('ana@example.org', 'Ana Lopez');
  const startedAt = '2017-01-31T18:00:00Z';
  const details = { title: 'db1 is gone, says Ana Lopez', severity: 'SEV1', kind: 'backfilled', startedAt };
  const declared = await ana.post('/v1/incidents', details);
  incident = declared.body.id;
  await ana.put(`/v1/incidents/${incident}/roles/scribe`, { person: 'ana@example.org' });
  const wrong = await note('The terminal was on db2.', { occurredAt: '2017-01-31T23:27:00Z', tags: ['db'] });
  await ana.patch(`${timeline()}/${wrong.id}`, { text: 'The terminal was on db1.', reason: 'it was the other' });
  await note('Restore from the snapshot', { kind: 'decision', saidBy: 'Maria', occurredAt: '2017-02-01T00:10:00Z' });
  await note('The password is hunter2', { internal: true });
  await note('Ana Lopez (ana@example.org) <script>alert(1)</script> **watches**');
});

afterAll(async () => {
  await muster?.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('exports for people', () => {
  it('are a page that prints and runs nothing, in the language of the reader', async () => {
    const { body, headers } = await ana.get(timeline(), { accept: 'text/html', 'accept-language': 'fr' });
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body).toMatch(/<html lang="fr">[\s\S]*<h2>mardi 31 janvier 2017<\/h2>/);
    expect(body).toContain('corrigé par Ana Lopez : it was the other');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; <strong>watches</strong>');
    expect(body).toMatch(/<\/html>\n$/);
  });

  it('are Markdown and CSV', async () => {
    const markdown = (await ana.get(timeline(), { accept: 'text/markdown' })).body;
    expect(markdown).toContain(`# Timeline of ${incident}: db1 is gone`);
    expect(markdown).toContain('- 00:10:00 ★ **Ana Lopez** (decision; said by Maria): Restore from the snapshot');
    const csv = (await ana.get(`${timeline()}?kind=decision`, { accept: 'text/csv' })).body;
    expect(csv.split('\r\n')).toHaveLength(3);
  });

  it.each(['text/html', 'text/markdown', 'text/csv', 'application/json'])(
    'as %s name nobody outside, and leave out what is internal',
    async (accept) => {
      const { body } = await ana.get(`${timeline()}?view=external`, { accept });
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      expect(text).not.toMatch(/Lopez|Maria|hunter2|ana@|p-[0-9a-z]{16}|db2/);
      expect(text).toMatch(/Responder 1|Scribe|Incident manager/);
      expect(text).toContain('The terminal was on db1.');
      const named = await ana.get(`${timeline()}?view=external&names=true`, { accept });
      const withNames = typeof named.body === 'string' ? named.body : JSON.stringify(named.body);
      expect(withNames).toContain('Ana Lopez');
      expect(withNames).not.toMatch(/hunter2|ana@/);
    },
  );

  it('refuse a view there is not', async () => {
    expect(await ana.get(`${timeline()}?view=public`)).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
  });
});

describe('a record of long words', () => {
  it('is exported whole in every form, in pieces that the bus takes', async () => {
    const { body } = await ana.post('/v1/incidents', { title: 'Long words', severity: 'SEV4' });
    const words = ['\\', '<', '*a* ', '💥'].map((word) => word.repeat(Math.floor(20_000 / word.length)).trim());
    const sent = Array.from({ length: 60 }, (_, index) => ana.post(timeline(body.id), { text: words[index % 4] }));
    expect(new Set((await Promise.all(sent)).map(({ status }) => status))).toEqual(new Set([201]));
    for (const accept of ['text/html', 'text/markdown', 'text/csv']) {
      const answer = await ana.get(`${timeline(body.id)}?limit=1000`, { accept });
      expect(answer.status).toBe(200);
      expect(answer.body.split('💥'.repeat(10_000)).length).toBe(16);
    }
    const record = await exported(body.id, '?limit=1000');
    expect(record.entries).toHaveLength(record.head.length);
    const read: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await ana.get(`${timeline(body.id)}?limit=1000${next && `&after=${next}`}`);
      expect(page.status).toBe(200);
      read.push(...page.body.entries);
      next = page.body.next;
    }
    expect(read.length).toBeGreaterThanOrEqual(60);
  });

  it('is not shown, exported or written to by who may not see the incident', async () => {
    const hidden = { title: 'Hidden', severity: 'SEV4', visibility: 'restricted' };
    const { body } = await ana.post('/v1/incidents', hidden);
    await ana.get(`/v1/incidents/${body.id}/board`);
    const bo = await muster.as('bo@example.org');
    const refused = { status: 404, body: { code: 'incident-unknown' } };
    expect(await bo.get(`${timeline(body.id)}/export`)).toMatchObject(refused);
    expect(await bo.get(timeline(body.id), { accept: 'text/html' })).toMatchObject(refused);
    const one = { from: { system: 'a', incident: 'b' }, entries: [{}] };
    expect(await bo.post(`${timeline(body.id)}/import`, one)).toMatchObject(refused);
  });
});

describe('the export for machines', () => {
  it('is as its schema says, whole over any number of pages, and verified without a Muster', async () => {
    const record = await exported(incident, '?limit=2');
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true });
    formats.default(ajv);
    const validate = ajv.compile(jsonSchemas().get('muster-record.v1')!);
    expect([validate(record), validate.errors]).toEqual([true, null]);
    const { body: proof } = await ana.get(`${timeline()}/proof`);
    expect(record.head).toEqual({ length: proof.length, head: proof.head });
    expect(await muster.run('verify', file('good.json', JSON.stringify(record, null, 1)))).toMatchObject({
      ...{ code: 0, complained: '' },
      said: `intact: ${proof.length} entries, head ${proof.head}\nThere is no seal: the incident was not closed when this was exported.\n`,
    });
  });

  it('names the first entry that is not as it was', async () => {
    const changed = JSON.stringify(await exported()).replace('on db2.', 'on db3.');
    const { code, complained } = await muster.run('verify', file('changed.json', changed));
    expect(code).toBe(1);
    expect(complained).toMatch(/^not intact: INC-\d+ at position \d+: .* does not say what it said/);
  });

  it('for people outside has no contents, names nobody, and says what it does not prove', async () => {
    const record = await exported(incident, '?view=external');
    expect(JSON.stringify(record)).not.toMatch(/Lopez|Maria|hunter2|ana@|p-[0-9a-z]{16}|"salt":"/);
    const { code, said } = await muster.run('verify', file('outside.json', JSON.stringify(record)));
    expect(code).toBe(0);
    expect(said).toContain(`Of ${record.entries.length} of them only the place is proven`);
  });

  it.each([
    ['nothing', [], 'Name one file'],
    ['a file that is not there', ['/nowhere.json'], 'cannot be read: ENOENT'],
    ['a file of something else', ['package.json'], 'is no export of a record'],
    ['a folder', ['docs'], 'cannot be read: EISDIR'],
    ['an unknown option', ['--now', 'x'], 'Verifies the export'],
  ])('verify of %s tells how it is written', async (_what, args, told) => {
    const { code, complained } = await muster.run('verify', ...args);
    expect(complained).toContain(told);
    expect(code).toBe(2);
  });
});

describe('an import', () => {
  const shownOf = async (of: string) => {
    const { entries } = (await ana.get(`${timeline(of)}?limit=1000`)).body;
    return entries
      .filter(({ source }: { source: { system?: string } }) => source.system)
      .map(({ kind, occurredAt, recordedAt, by, saidBy, text, tags, key, internal }: Record<string, unknown>) => ({
        ...{ kind, occurredAt, recordedAt, by, saidBy, text, tags, key, internal },
      }));
  };

  it('takes all that people read, once, and again from where it went', async () => {
    const path = file('record.json', JSON.stringify(await exported()));
    const first = await muster.run('import', path, '--declare', '--from', 'night');
    expect(first).toMatchObject({ code: 0, complained: '' });
    const [, into, added] = /^(INC-\d+): (\d+) added, 0 already there, 0 refused\n$/.exec(first.said)!;
    expect((await ana.get(`/v1/incidents/${into}`)).body).toMatchObject({
      ...{ kind: 'backfilled', title: 'db1 is gone, says Ana Lopez', startedAt: '2017-01-31T18:00:00.000Z' },
    });
    const again = await muster.run('import', path, '--declare', '--from', 'night');
    expect(again).toMatchObject({ code: 0, said: `${into}: 0 added, ${added} already there, 0 refused\n` });

    const { entries } = (await ana.get(timeline())).body;
    const imported = await shownOf(into!);
    expect(imported).toHaveLength(entries.length);
    expect(imported).toContainEqual(
      expect.objectContaining({
        kind: 'decision',
        saidBy: 'Maria',
        by: { id: expect.any(String), name: 'Ana Lopez' },
        key: true,
      }),
    );
    expect(imported).toContainEqual(expect.objectContaining({ text: 'The terminal was on db1.', tags: ['db'] }));
    expect(imported.filter(({ kind }: { kind: string }) => kind === 'event').length).toBeGreaterThan(1);

    const second = await muster.run(
      'import',
      file('second.json', JSON.stringify(await exported(into))),
      '--incident',
      incident,
    );
    expect(second.code).toBe(0);
    const originals = (await exported()).entries.flatMap(
      ({ content }: { content: { event: { data: { original?: { system: string; incident: string } } } } }) =>
        content.event.data.original ?? [],
    );
    const back = originals.filter(({ system }: { system: string }) => system === 'night');
    expect(back).toHaveLength(imported.length);
    expect(new Set(back.map((one: { incident: string }) => one.incident))).toEqual(new Set([incident]));
    expect((await ana.get(`${timeline()}/proof`)).body.intact).toBe(true);
  });

  it('names what is nonsense and takes the rest', async () => {
    const good = {
      ...{ id: 'a', occurredAt: '2017-01-31T23:27:00Z', recordedAt: '2017-01-31T23:27:00Z' },
      ...{ by: { id: 'x', name: 'Xe' }, service: 'chat', event: 'message', text: { en: 'words' } },
    };
    const tags = Array.from({ length: 10_000 }, () => 't');
    const nonsense = [
      null,
      'x',
      7,
      [],
      {},
      { ...good, tags },
      { ...good, text: {} },
      { ...good, by: 'me' },
      { ...good, occurredAt: '2999-01-01T00:00:00Z' },
    ];
    const body = { from: { system: 'chat', incident: 'c' }, entries: [...nonsense, good, { ...good, id: 'b' }] };
    const answer = await ana.post(`${timeline()}/import`, body);
    expect(answer).toMatchObject({ status: 200, body: { added: 2, alreadyThere: 0 } });
    const { refused } = answer.body;
    expect(refused.map(({ index }: { index: number }) => index)).toEqual(nonsense.map((_, index) => index));
    expect(refused[5].message).toMatch(/^tags: /);
    expect(refused[8].code).toBe('time-in-future');
    const other = { ...body, entries: [good, { ...good, id: 'b', text: { en: 'other words' } }] };
    expect((await ana.post(`${timeline()}/import`, other)).body).toMatchObject({
      ...{ added: 0, alreadyThere: 1, refused: [{ index: 1, code: 'imported-otherwise' }] },
    });
  });

  it.each<[string, object]>([
    ['no entries', { from: { system: 'a', incident: 'b' }, entries: [] }],
    ['too many', { from: { system: 'a', incident: 'b' }, entries: Array.from({ length: 201 }, () => ({})) }],
    ['no origin', { entries: [{}] }],
    ['no list', { from: { system: 'a', incident: 'b' }, entries: 'x' }],
  ])('of %s is refused whole', async (_what, body) => {
    expect(await ana.post(`${timeline()}/import`, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid-input' },
    });
  });

  it('tells how it is written, and what file is no export', async () => {
    const path = file('cut.json', JSON.stringify(await exported()).slice(0, -10));
    expect(await muster.run('import', path, '--declare')).toMatchObject({
      code: 2,
      complained: expect.stringMatching(/cut short/),
    });
    expect(await muster.run('import', path)).toMatchObject({
      code: 2,
      complained: expect.stringMatching(/Say where to/),
    });
  });
});
