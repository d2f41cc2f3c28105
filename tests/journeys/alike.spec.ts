import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let folder: string;

beforeAll(async () => {
  people = await ThreePeople.start();
  folder = mkdtempSync(join(tmpdir(), 'muster-postmortems-'));
  cpSync('tests/support/postmortems', folder, { recursive: true });
}, 60_000);

afterAll(async () => {
  await people?.muster.remove();
  rmSync(folder, { recursive: true, force: true });
});

const importAll = () => people.muster.run('import-postmortems', folder);

interface One {
  readonly id: string;
  readonly title: string;
}

describe('postmortems of others', () => {
  it('go in as incidents that were, with what is written of them; broken ones are named, the others go in', async () => {
    const broken = { yaml: 'uuid: x\ntitle: "no end', date: 'uuid: y\ntitle: a\nstarttime: the 4th', none: 'Hello' };
    for (const [name, front] of Object.entries(broken))
      writeFileSync(join(folder, `${name}.md`), `---\n${front}\n---\n`);
    const { code, said, complained } = await importAll();
    expect(said).toBe('12 added, 0 already there, 3 refused\n');
    expect(complained).toMatch(/^date\.md:4: starttime is no time/m);
    expect(complained).toMatch(/^yaml\.md:\d+: /m);
    expect(complained).toMatch(/^none\.md:2: the front matter has no fields$/m);
    expect(complained).not.toContain('stays resolved');
    expect(code).toBe(1);
    const { incidents } = (await people.ana.get('/v1/incidents?kind=backfilled&limit=50')).body;
    expect(incidents).toHaveLength(12);
    expect(new Set(incidents.map(({ status }: { status: string }) => status))).toEqual(new Set(['closed']));
    expect(incidents).toContainEqual(
      expect.objectContaining({
        ...{ title: 'Names of all shops resolve to nothing', startedAt: '2018-02-14T05:30:00.000Z' },
        labels: expect.objectContaining({ company: 'Larkspur Commerce', 'ended-at': '2018-02-14T06:55:00.000Z' }),
      }),
    );
  });

  it('are found by their words, and what looks like a script stands there as words', async () => {
    const search = (words: string) => people.bo.get(`/v1/timeline/search?words=${words}&kind=note`);
    const { body: found } = await eventually(
      () => search('person%20set%20aside'),
      ({ body }) => body.results?.length > 0,
    );
    const [{ entry }] = found.results;
    expect(entry.text).toContain('<script>alert("Bright")</script>');
    const { body: html } = await people.bo.get(`/v1/incidents/${entry.incident}/timeline`, { accept: 'text/html' });
    expect(html).toContain('What fails five times is set aside');
    expect(html).not.toContain('<script>alert');
  });

  it('go in once', async () => {
    for (const name of ['yaml', 'date', 'none']) rmSync(join(folder, `${name}.md`));
    expect(await importAll()).toMatchObject({
      code: 0,
      complained: '',
      said: '0 added, 12 already there, 0 refused\n',
    });
    expect((await people.ana.get('/v1/problems?limit=50')).body.problems).toHaveLength(12);
  });
});

const CAUSE = 'The terminal keeps idle sockets open beyond the acceptor';

describe('an incident that looks like a known error', () => {
  const title = 'Card payments time out since the certificate was rotated';
  const words = 'Restart the payment workers: they keep the old certificate.';
  let problem: { readonly id: string; readonly title: string };

  /** Somebody takes the problem, says its root cause, and how to live with it. */
  async function understood(): Promise<void> {
    const at = `/v1/problems/${problem.id}`;
    expect(
      (await people.bo.put(`/v1/incidents/${problem.id}/roles/problem-manager`, { person: 'bo@example.org' })).status,
    ).toBe(200);
    const { body: factor } = await people.bo.post(`${at}/analysis/factors`, { what: CAUSE });
    await people.bo.post(`${at}/analysis/factors/${factor.id}/confirmation`);
    expect(
      (await people.bo.put(`${at}/analysis/factors/${factor.id}/root-cause`, { confidence: 'certain' })).status,
    ).toBe(200);
    expect((await people.bo.patch(at, { workaround: words })).body.status).toBe('known-error');
  }

  it('is told so at once, with the workaround: who manages it, and everybody in its record', async () => {
    const { problems } = (await people.ana.get('/v1/problems?limit=50')).body;
    problem = problems.find(({ title: of }: One) => of.startsWith('Payments time out'));
    await understood();
    const asked = `/v1/alike?words=${encodeURIComponent(title)}`;
    const { body: before } = await eventually(
      () => people.cy.get(asked),
      ({ body }) => body.knownErrors.length > 0,
    );
    expect(before.knownErrors[0]).toMatchObject({ id: problem.id, workaround: { words } });

    const { body: declared } = await people.declare({ title });
    const { knownErrors, incidents } = (await people.cy.get(`/v1/incidents/${declared.id}/alike`)).body;
    expect(knownErrors[0]).toMatchObject({ id: problem.id, workaround: { words }, why: [{ by: 'cause' }] });
    expect(incidents[0]).toMatchObject({ title: problem.title, problems: [problem.id] });
    expect(incidents[0].why[0].why.fr).toMatch(/^les mêmes mots : /);

    const told = async () => {
      const { entries } = (await people.ana.get(`/v1/incidents/${declared.id}/timeline`)).body;
      return entries.filter(({ text }: { text: string }) => text.includes(problem.id));
    };
    const lines = await eventually(told, (all) => all.length > 0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ key: true, text: expect.stringContaining(words) });
    const notices = async () => (await people.ana.get('/v1/notices')).body;
    const found = await eventually(notices, (body) => JSON.stringify(body).includes(words));
    expect(JSON.stringify(found)).toContain(words);
  });

  it('is told so by the words of its root cause alone', async () => {
    const { body: declared } = await people.declare({ title: 'Idle sockets to the acceptor pile up' });
    const asked = `/v1/incidents/${declared.id}/alike`;
    const { knownErrors } = (await people.cy.get(asked)).body;
    expect(knownErrors[0]).toMatchObject({ id: problem.id, why: [{ by: 'cause' }] });
    expect(knownErrors[0].why[0].of).toEqual(expect.arrayContaining(['acceptor', 'sockets', 'Idle']));
  });

  it('is not told so for a drill, which may look all the same', async () => {
    const { body: drill } = await people.declare({ title, kind: 'drill' });
    expect((await people.ana.get(`/v1/incidents/${drill.id}/alike`)).body.knownErrors[0].id).toBe(problem.id);
    const { entries } = (await people.ana.get(`/v1/incidents/${drill.id}/timeline`)).body;
    expect(JSON.stringify(entries)).not.toContain(words);
  });
});
