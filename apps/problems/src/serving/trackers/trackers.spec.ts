import { createHmac } from 'node:crypto';
import { getRemediation, listTrackers, type Remediation, takeTrackerWebhook, wantTrackerIssue } from '#contracts';
import { RemediationUnderTest } from '../../../../../tests/support/remediation-under-test.js';
import { TrackerReceiver } from '../../../../../tests/support/tracker-receiver.js';
import type { TrackerSettings } from '../../tracker/dialect.js';
import { RemediationSweeper } from '../remediation/remediation-sweeper.js';
import { problemsSettings } from '../settings.js';
import { TrackerPoller } from './tracker-poller.js';

const KINDS = ['github', 'gitlab', 'jira'] as const;
type Kind = (typeof KINDS)[number];

const BO = 'bo@example.org';
const SECRET = 's3cret';

let under: RemediationUnderTest;
let receivers: Record<Kind, TrackerReceiver>;

beforeAll(async () => {
  const started = await Promise.all(KINDS.map((kind) => TrackerReceiver.start(kind)));
  receivers = Object.fromEntries(started.map((one, index) => [KINDS[index], one])) as Record<Kind, TrackerReceiver>;
  under = await RemediationUnderTest.start([
    ...KINDS.map((kind) => trackerOf(kind)),
    { ...trackerOf('github'), name: 'unheard', webhookSecret: undefined },
  ]);
});

afterEach(() => {
  for (const { mishaps } of Object.values(receivers)) mishaps.length = 0;
});

afterAll(async () => {
  await under?.stop();
  await Promise.all(Object.values(receivers ?? {}).map((one) => one.stop()));
});

const trackerOf = (kind: Kind): TrackerSettings => ({
  ...{ name: kind, kind, url: receivers[kind].address, project: kind === 'jira' ? 'OPS' : 'acme/shop' },
  ...{ token: 't0ken', issueType: 'Task', restricted: kind === 'gitlab', webhookSecret: SECRET },
});

/** An item whose issue is wanted in a tracker. */
async function wanted(tracker: string, more: object = {}): Promise<Remediation> {
  const problem = await under.problem();
  const { id: remediation } = await under.log(problem, { due: null, ...more });
  return under.service.ask(wantTrackerIssue, { problem, remediation, tracker }, BO);
}

const now = ({ problem, id: remediation }: Remediation): Promise<Remediation> =>
  under.service.ask(getRemediation, { problem, remediation }, BO);

const sweep = () => under.get(RemediationSweeper).sweep();

/** Its next attempt is due now. */
async function again({ id }: Remediation): Promise<void> {
  const items = under.service.parts.connection.collection('remediation');
  await items.updateOne({ _id: id } as never, {
    $set: { dueAt: new Date(0), 'state.link.nextAt': new Date(0).toISOString() },
  });
  await sweep();
}

const proof = (kind: Kind, body: string): Record<string, string> => {
  if (kind === 'gitlab') return { 'x-gitlab-token': SECRET };
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  return { [kind === 'jira' ? 'x-hub-signature' : 'x-hub-signature-256']: signature };
};

const send = (tracker: string, body: string, headers: Record<string, string>) =>
  under.service.ask(takeTrackerWebhook, { tracker, headers, body: Buffer.from(body).toString('base64') });

const numberOf = ({ link }: Remediation): number => Number(/\d+$/.exec(link!.issue!.key)![0]);

describe.each(KINDS)('an issue of %s', (kind) => {
  it('is made from an item once, whoever sweeps, and followed by webhook', async () => {
    const item = await wanted(kind);
    const before = receivers[kind].posts;
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(receivers[kind].posts).toBe(before + 1);
    const made = await now(item);
    expect(made.link).toMatchObject({ state: 'linked', issue: { state: 'open' } });
    const number = numberOf(made);
    expect(receivers[kind].issues[number - 1]).toMatchObject({ title: item.title });
    receivers[kind].move(number, 'closed');
    const body = receivers[kind].webhook(number);
    expect(await send(kind, body, proof(kind, body))).toEqual({ remediation: item.id });
    expect(await send(kind, body, proof(kind, body))).toEqual({ remediation: item.id });
    expect(await now(item)).toMatchObject({ status: 'done', evidence: { url: made.link!.issue!.url } });
    receivers[kind].move(number, 'open');
    const reopened = receivers[kind].webhook(number);
    await send(kind, reopened, proof(kind, reopened));
    await send(kind, body, proof(kind, body));
    expect((await now(item)).status).toBe('in-progress');
    expect((await under.told(item.id)).filter(({ type }) => type.includes('issue-moved'))).toHaveLength(2);
  });

  it('that was made while its answer was lost is found, and not made again', async () => {
    const item = await wanted(kind);
    receivers[kind].mishaps.push('answer-lost');
    await sweep();
    expect((await now(item)).link).toMatchObject({ state: 'failed', issue: null, told: false });
    const { length } = receivers[kind].issues;
    await again(item);
    expect([(await now(item)).link?.state, receivers[kind].issues.length]).toEqual(['linked', length]);
  });

  it('is followed by asking where no webhook comes', async () => {
    const item = await wanted(kind);
    await sweep();
    receivers[kind].move(numberOf(await now(item)), 'closed');
    const polls = under.service.parts.connection.collection('tracker_polls');
    await under.get(TrackerPoller).look();
    const past = { since: new Date(Date.now() - 60_000).toISOString(), nextAt: new Date(0) };
    await polls.updateOne({ _id: kind } as never, { $set: past });
    const { length } = receivers[kind].asked;
    await Promise.all([under.get(TrackerPoller).look(), under.get(TrackerPoller).look()]);
    expect(receivers[kind].asked.length).toBe(length + 1);
    expect((await now(item)).status).toBe('done');
    await under.get(TrackerPoller).look();
    expect(receivers[kind].asked.length).toBe(length + 1);
  });

  it('is of nobody where a webhook comes for an issue that no item has, or for another project', async () => {
    const [{ number }] = [receivers[kind].issues[0]!];
    const body = receivers[kind]
      .webhook(number)
      .replaceAll(/"(number|iid)":\d+/g, '"$1":999')
      .replaceAll('OPS-1"', 'OPS-999"');
    expect(await send(kind, body, proof(kind, body))).toEqual({ remediation: null });
    const ping = '{"zen":"Keep it logically awesome."}';
    expect(await send(kind, ping, proof(kind, ping))).toEqual({ remediation: null });
    const elsewhere = receivers[kind]
      .webhook(number)
      .replaceAll('acme/shop', 'acme/other')
      .replaceAll('"OPS-', '"DEV-');
    expect(await send(kind, elsewhere, proof(kind, elsewhere))).toEqual({ remediation: null });
  });

  it('is changed by nobody who cannot prove who they are', async () => {
    const body = receivers[kind].webhook(1);
    for (const headers of [{}, proof(kind, `${body} `), { 'x-gitlab-token': 'guess' }] as Record<string, string>[]) {
      if (kind === 'gitlab' && headers['x-gitlab-token'] === SECRET) continue;
      await expect(send(kind, body, headers)).rejects.toMatchObject({ problem: { code: 'webhook-not-proven' } });
    }
    await expect(send(kind, 'payload=x', proof(kind, 'payload=x'))).rejects.toMatchObject({
      problem: { code: 'malformed' },
    });
  });

  it.each<[string, object, RegExp]>([
    ['401', { status: 401, text: '{"message":"Bad credentials"}' }, /does not accept its token/],
    ['404', { status: 404, text: '{}' }, /has no .* that its token may see/],
    ['422', { status: 422, text: '{"message":"Title is too long"}' }, /refuses it \(422\): Title is too long/],
    ['a redirect', { status: 301, headers: { Location: 'http://127.0.0.1:1/' } }, /has moved/],
    ['nonsense', { status: 201, text: '<html>hello</html>' }, /something that is no issue/],
    ['another shape', { status: 201, text: '{"id":1}' }, /something that is no issue/],
  ])(
    'is never lost when the tracker answers %s: the owner is told once, and it is made later',
    async (_what, mishap, why) => {
      const item = await wanted(kind, { owner: 'cy@example.org' });
      receivers[kind].mishaps.push(mishap as never);
      await sweep();
      const failed = await now(item);
      expect(failed.link).toMatchObject({ state: 'failed', told: true, reason: { en: expect.stringMatching(why) } });
      receivers[kind].mishaps.push(mishap as never);
      await again(item);
      await again(item);
      expect((await now(item)).link?.state).toBe('linked');
      const told = (await under.told(item.id)).filter(({ type }) => type.includes('issue-failed'));
      expect(told.map(({ data }) => (data.asks as { name: string }[]).map(({ name }) => name))).toEqual([['cy']]);
    },
  );
});

describe('a tracker', () => {
  it('that says 429 is left alone for as long as it asks, also for other items, and nobody is told for that', async () => {
    const item = await wanted('gitlab');
    receivers.gitlab.mishaps.push({ status: 429, headers: { 'Retry-After': '2' } });
    await sweep();
    const { link } = await now(item);
    expect(link).toMatchObject({ state: 'failed', told: false, reason: { en: expect.stringMatching(/too often/) } });
    const { length } = receivers.gitlab.asked;
    const other = await wanted('gitlab');
    await sweep();
    expect([receivers.gitlab.asked.length, (await now(other)).link?.state]).toEqual([length, 'failed']);
    await new Promise((passed) => setTimeout(passed, 2_100));
    await again(item);
    expect((await now(item)).link?.state).toBe('linked');
  });

  it('is listed without its secrets, and refused by name where there is none', async () => {
    const { trackers } = await under.service.ask(listTrackers, {}, BO);
    expect(trackers).toContainEqual({
      ...{ name: 'jira', kind: 'jira', project: 'OPS', restricted: false, webhook: '/v1/trackers/jira/webhook' },
    });
    expect(JSON.stringify(trackers)).not.toMatch(/s3cret|t0ken/);
    await expect(wanted('nowhere')).rejects.toMatchObject({ problem: { code: 'tracker-unknown' } });
    const unheard = send('unheard', '{}', proof('github', '{}'));
    await expect(unheard).rejects.toMatchObject({ problem: { code: 'webhook-not-proven' } });
  });

  it('gets the words of a restricted problem only where it is marked for that', async () => {
    const problem = await under.problem({ visibility: 'restricted' });
    const { id: remediation } = await under.log(problem);
    const want = (tracker: string) => under.service.ask(wantTrackerIssue, { problem, remediation, tracker }, BO);
    await expect(want('github')).rejects.toMatchObject({ problem: { code: 'tracker-too-open' } });
    expect((await want('gitlab')).link).toMatchObject({ tracker: 'gitlab', state: 'wanted' });
  });

  it('is set up by the environment, which names what is missing', () => {
    const one = { kind: 'github', project: 'acme/shop', tokenVariable: 'CODE_TOKEN' };
    const TRACKERS = JSON.stringify({ code: one });
    const { trackers } = problemsSettings({ TRACKERS, CODE_TOKEN: 't', REMEDIATION_DAYS: 'urgent=2' });
    expect(trackers.get('code')).toMatchObject({ url: 'https://api.github.com', token: 't', restricted: false });
    expect(problemsSettings({ REMEDIATION_DAYS: 'urgent=2' }).remediationDays).toMatchObject({ urgent: 2, high: 30 });
    expect(() => problemsSettings({ TRACKERS })).toThrow(/CODE_TOKEN/);
    expect(() => problemsSettings({ TRACKERS: '{"code":{"kind":"svn"}}' })).toThrow(/TRACKERS/);
    const jira = JSON.stringify({ ops: { ...one, kind: 'jira' } });
    expect(() => problemsSettings({ TRACKERS: jira, CODE_TOKEN: 't' })).toThrow(/ops needs its "url"/);
    expect(() => problemsSettings({ REMEDIATION_DAYS: 'soon=1' })).toThrow(/REMEDIATION_DAYS/);
  });
});
