import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Api } from '../support/api.js';
import { freePort } from '../support/free-port.js';
import { MusterProcess } from '../support/muster-process.js';
import { eventually } from '../support/patient.js';

const STORY = 'examples/gitlab-2017-01-31.yaml';
/** What the README shows of it: `npm run replay -- examples/gitlab-2017-01-31.yaml --timeline … --mails …`. */
const EXAMPLE = 'docs/example-timeline.md';
const MAILS = 'docs/example-mails.md';

let muster: MusterProcess;
let folder: string;
let reader: Api;
let smtp: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-replay-'));
  smtp = `smtp://127.0.0.1:${await freePort()}`;
  const mail = { SMTP_URL: smtp, MAIL_FROM: 'GitLab status <status@example.org>', ORGANISATION: 'GitLab.com' };
  muster = await MusterProcess.start(mail);
  reader = await muster.as('reader@example.org');
});

afterAll(async () => {
  await muster?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as a user does. */
async function replay(...args: string[]) {
  const ran = await muster.run('replay', ...args);
  return { ...ran, incident: /INC-\d+/.exec(ran.said)?.[0] };
}

interface Step {
  expect?: { answers?: Record<string, string>; vacant?: string[] };
  refused?: string;
}

/** The story with a step changed. */
function altered(change: (steps: Step[]) => void): string {
  const story = parse(readFileSync(STORY, 'utf8')) as { steps: Step[] };
  change(story.steps);
  const file = join(folder, 'altered.yaml');
  writeFileSync(file, stringify(story));
  return file;
}

const page = async (path: string) =>
  (await fetch(`${muster.pageAddress}${path}`)).json() as Promise<{ incidents: { id: string }[] }>;
const boardOf = async (incident: string) => (await reader.get(`/v1/incidents/${incident}/board`)).body;

describe('the replay of GitLab.com, 31 January 2017', () => {
  it('goes as the story has it, and leaves the board and the record behind', async () => {
    const timeline = join(folder, 'timeline.md');
    const mails = join(folder, 'mails.md');
    const played = await replay(STORY, '--timeline', timeline, '--mails', mails);
    expect(played).toMatchObject({ code: 0, complained: '' });
    expect(played.said.match(/as expected: /g)!.length).toBeGreaterThanOrEqual(8);
    expect(played.said).toContain('Database engineer on call, not yet confirmed');
    expect(played.said).not.toMatch(/NOT AS EXPECTED|REFUSED|undefined/);
    expect(played.said).not.toContain('\u001b');

    const { incident, roster } = await boardOf(played.incident!);
    expect(incident).toMatchObject({
      title: 'Production database deleted on db1',
      startedAt: '2017-01-31T18:00:00.000Z',
      severity: 'SEV1',
      status: 'closing',
      manager: { name: 'Infrastructure engineer' },
    });
    const holders = roster.roles.map((seat: { role: string; holders: { person: { name: string } }[] }) => [
      seat.role,
      seat.holders.map(({ person }) => person.name).join(),
    ]);
    expect(Object.fromEntries(holders)).toEqual({
      'incident-manager': 'Infrastructure lead',
      'tech-lead': 'Database engineer of the next shift',
      'communications-manager': 'Communications on call',
      'customer-support-lead': 'Support on call',
      'subject-matter-expert': 'Database engineer of the next shift',
      recovery: 'Database engineer of the next shift',
      'social-media-lead': 'Social media on call',
      scribe: 'Infrastructure engineer',
      'problem-manager': 'Infrastructure engineer',
    });
    expect(roster).toMatchObject({ vacancies: [], orphans: [] });

    const { entries } = (await reader.get(`/v1/incidents/${played.incident}/timeline`)).body;
    const told = (text: string) => entries.find((entry: { text: string }) => entry.text.includes(text));
    expect(told('The terminal was on db1')).toMatchObject({
      kind: 'observation',
      key: true,
      occurredAt: '2017-01-31T23:27:00.000Z',
      by: { name: 'team-member-1' },
    });
    expect(told('back online').occurredAt).toBe('2017-02-01T18:14:00.000Z');
    expect(told('took over the role Incident manager').by.name).toBe('Infrastructure lead');
    expect(entries.map((entry: { occurredAt: string }) => entry.occurredAt)).toEqual(
      entries.map((entry: { occurredAt: string }) => entry.occurredAt).sort(),
    );
    expect(played.said).toContain('- 23:27:00 ★ **team-member-1** (observation): The removal is stopped.');
    // The public read of it too, in both languages.
    const [onPage] = (await page('/api/v2/incidents.json')).incidents;
    expect(onPage).toMatchObject({ name: 'GitLab.com is slow', status: 'resolved', impact: 'critical' });
    const french = await fetch(`${muster.pageAddress}/fr/incidents/${onPage!.id}`);
    expect(await french.text()).toContain('<strong>supprimé des données de production par accident</strong>');

    const lines = (file: string) =>
      readFileSync(file, 'utf8')
        .replaceAll(/INC-\d+/g, 'INC-1')
        .split('\n')
        // How many are told inside depends on who else is in the directory; when that is told, and whether the next step comes
        // before somebody is asked for a word, on how busy the machine is.
        .filter((line) => !/ went out: | is no longer so \(| a last word is owed /.test(line));
    expect(lines(timeline)).toEqual(lines(EXAMPLE));
    expect(lines(mails)).toEqual(lines(MAILS));
  }, 90_000);

  it('can be played again: another incident, in French if wished, and the first stays as it is', async () => {
    const before = await boardOf('INC-1');
    const evening = altered((steps) => {
      steps.length = 20;
    });
    const played = await replay(evening, '--language', 'fr');
    expect(played).toMatchObject({ code: 0, complained: '' });
    expect(played.incident).not.toBe('INC-1');
    expect(played.said).toContain('Database engineer on call confirme le rôle Responsable technique.');
    const after = await boardOf('INC-1');
    expect(after.roster).toEqual({ ...before.roster, asOf: after.roster.asOf });
    const { people } = (await reader.get('/v1/people')).body;
    expect(people.filter(({ name }: { name: string }) => name === 'team-member-1')).toHaveLength(1);
  });

  it('fails when the board shows something else, and says what', async () => {
    const file = altered((steps) => {
      steps.length = 14;
      steps.find((step) => step.expect?.vacant)!.expect!.vacant = ['scribe'];
      steps.findLast((step) => step.expect?.answers)!.expect!.answers!['decide-changes'] = 'support';
      delete steps.find((step) => step.refused === 'role-held')!.refused;
    });
    const { code, said } = await replay(file);
    expect(code).toBe(1);
    expect(said).toContain('- vacant: expected scribe, the board shows tech-lead');
    expect(said).toMatch(
      /- Decide which changes are made: expected Support on call, the board shows Database engineer/,
    );
    expect(said).toMatch(/REFUSED: Backend engineer has held Scribe since/);
    expect(said).toMatch(/3 steps NOT as the story has it/);
  });

  it('does not begin with a file that cannot be played, or without a Muster', async () => {
    const before = (await reader.get('/v1/incidents')).body.incidents.length;
    const file = altered((steps) => steps.push({ gives: 'scribe' } as Step));
    const [unread, alone] = await Promise.all([replay(file), replay(STORY, '--address', 'http://127.0.0.1:1')]);
    expect(unread.code).toBe(2);
    expect(unread.complained).toMatch(/altered\.yaml: step 96: "gives" is no kind of step/);
    expect(alone).toMatchObject({ code: 1, complained: 'Nobody answers at http://127.0.0.1:1.\n' });
    expect((await reader.get('/v1/incidents')).body.incidents).toHaveLength(before);
  });

  it('leads to a problem with its causes, a drafted postmortem and remediation; something like it opens it again', async () => {
    const postmortem = join(folder, 'postmortem.md');
    const played = await replay(STORY, '--postmortem', postmortem);
    expect(played).toMatchObject({ code: 0, complained: '' });
    expect(played.said).toMatch(/Afterwards: PRB-\d+, .* opened again by INC-\d+/);
    const [problem] = (await reader.get(`/v1/problems?incident=${played.incident}`)).body.problems;
    expect(problem).toMatchObject({ status: 'known-error', reopened: 1, because: 'severity' });
    const { analysis } = (await reader.get(`/v1/problems/${problem.id}/analysis`)).body;
    expect(analysis.factors).toHaveLength(8);
    const items = (await reader.get(`/v1/problems/${problem.id}/remediation`)).body.remediation;
    expect(items.filter(({ owner }: { owner: object | null }) => owner)).toHaveLength(4);
    const held = async () => (await reader.get(`/v1/problems/${problem.id}/remediation`)).body.remediation;
    await eventually(held, (all) => all.some(({ didNotHold }: { didNotHold: object[] }) => didNotHold.length > 0));
    const text = readFileSync(postmortem, 'utf8');
    for (const told of ['Nobody answered for the backups', 'Backups are restored every day', 'For 18 hours']) {
      expect(text).toContain(told);
    }
    // Roles instead of names.
    expect(text).not.toContain('team-member-1');
    const example = readFileSync('docs/example-postmortem.md', 'utf8');
    const headings = (all: string) => all.replace(/PRB-\d+/, 'PRB-1').match(/^#+ .*$/gm);
    expect(headings(text)).toEqual(headings(example));
    expect((await boardOf(played.incident!)).incident.status).toBe('closed');
  }, 120_000);
});
