import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { ADA, after, BEN, CLOCK, day, decided, logged } from '../remediation/given-remediation.js';
import { moveRemediation } from '../remediation/move-remediation.js';
import { remediationAggregate } from '../remediation/remediation-aggregate.js';
import type { Issue, TrackerSettings } from './dialect.js';
import { DIALECTS } from './dialects.js';
import { followIssue } from './follow-issue.js';
import { issueWords } from './issue-words.js';
import { beginAttempt, nextTryAt, noteMade, noteNotMade, wantIssue } from './make-issue.js';

const issue = (more: Partial<Issue> = {}): Issue => ({
  ...{ key: '7', url: 'https://tracker.example.org/7', state: 'open', changedAt: day(1), ...more },
});
const wanted = (days = 1) => decided(logged({ due: null }), wantIssue('code'), days).item;
const linked = () => decided(decided(wanted(), beginAttempt).item, noteMade('code', issue())).item;
const why = { reason: { en: 'no', fr: 'non' }, lasting: true };

describe('the issue of an item', () => {
  it('is tried at once, by one of several, and linked', () => {
    const item = wanted();
    expect(nextTryAt(item)).toBe(day(1));
    const begun = decided(item, beginAttempt);
    expect(begun.item.link?.attempts).toBe(1);
    expect(decided(begun.item, beginAttempt).events).toEqual([]);
    const made = decided(begun.item, noteMade('code', issue()));
    expect(made.item.link).toMatchObject({ state: 'linked', issue: { key: '7' }, nextAt: null });
    expect(decided(made.item, noteMade('code', issue({ key: '8' }))).events).toEqual([]);
    expect(remediationAggregate.uniques!(made.item)).toEqual({ issue: 'code/7' });
  });

  it('is tried again after pauses that grow, and the owner is told once', () => {
    let item = wanted();
    const [pauses, told]: [number[], unknown[]] = [[], []];
    let now = 1;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      item = decided(item, beginAttempt, now).item;
      const failed = decided(item, noteNotMade('code', why, 0), now);
      item = failed.item;
      told.push(...failed.events.filter(({ name }) => name === 'tracker-issue-failed').map(({ data }) => data));
      const next = (Date.parse(nextTryAt(item)!) - Date.parse(day(0))) / 86_400_000;
      pauses.push(Math.round((next - now) * 1_440));
      now = next;
    }
    expect(pauses).toEqual([1, 5, 30, 120, 360, 1440, 1440, 1440]);
    expect(told).toMatchObject([{ asks: [BEN] }]);
  });

  it('waits as long as the tracker asks for, at most a day; what may pass by itself is told after three times', () => {
    const busy = { ...why, lasting: false, afterMs: 2 * 3_600_000 };
    const failed = decided(decided(wanted(), beginAttempt).item, noteNotMade('code', busy, 0));
    expect([failed.names, nextTryAt(failed.item)]).toEqual([['tracker-issue-tried'], day(1 + 2 / 24)]);
    const forEver = { ...busy, afterMs: 1e12 };
    const much = decided(decided(wanted(), beginAttempt).item, noteNotMade('code', forEver, 0));
    expect(nextTryAt(much.item)).toBe(day(2));
  });

  it('is asked for again at once by a person, and made in no second tracker', () => {
    const failed = decided(decided(wanted(), beginAttempt).item, noteNotMade('code', why, 0)).item;
    const again = decided(failed, wantIssue('code'), 1.0001).item;
    // It is known that it was tried, so it is looked for before it is made.
    expect([nextTryAt(again), again.link?.attempts]).toEqual([day(1.0001), 1]);
    expect(decided(linked(), wantIssue('code')).events).toEqual([]);
    expect(() => decided(linked(), wantIssue('other'))).toThrow('issue-there-already');
  });

  it('is not made for what is done or dropped', () => {
    const done = decided(wanted(), moveRemediation({ status: 'dropped', reason: 'no' })).item;
    expect([nextTryAt(done), decided(done, beginAttempt, 9).events]).toEqual([null, []]);
  });

  it('makes the item done when it is closed as done, and takes that back when it is opened again', () => {
    const done = decided(linked(), followIssue('code', issue({ state: 'done', changedAt: day(2) })), 2, CLOCK);
    expect(done.names).toEqual(['tracker-issue-moved', 'remediation-moved']);
    expect(done.item).toMatchObject({ status: 'done', evidence: { url: issue().url, by: CLOCK } });
    expect(done.item.link?.issue?.state).toBe('done');
    const again = decided(done.item, followIssue('code', issue({ changedAt: day(3) })), 3, CLOCK);
    expect(again.item).toMatchObject({ status: 'in-progress', evidence: null });
    const late = issue({ state: 'done', changedAt: day(2) });
    expect(decided(again.item, followIssue('code', late), 4).events).toEqual([]);
  });

  it('that is closed without being done is told, and left to people; so is what people did themselves', () => {
    const left = decided(linked(), followIssue('code', issue({ state: 'abandoned', changedAt: day(2) })), 2);
    expect([left.names, left.item.status]).toEqual([['tracker-issue-moved'], 'open']);
    const mine = decided(linked(), moveRemediation({ status: 'done', evidence: { words: 'seen' } })).item;
    const closed = decided(mine, followIssue('code', issue({ state: 'done', changedAt: day(2) })), 2);
    const opened = decided(closed.item, followIssue('code', issue({ changedAt: day(3) })), 3);
    expect([closed.names, opened.names, opened.item.status]).toEqual([
      ...[['tracker-issue-moved'], ['tracker-issue-moved'], 'done'],
    ]);
  });

  it('of another tracker or another key is not its issue', () => {
    const closed = issue({ state: 'done', changedAt: day(2) });
    expect(decided(linked(), followIssue('other', closed), 2).events).toEqual([]);
    expect(decided(linked(), followIssue('code', { ...closed, key: '8' }), 2).events).toEqual([]);
    expect(decided(logged(), followIssue('code', closed), 2).events).toEqual([]);
  });

  it('has the words of the item, and a mark by which it is found again', () => {
    const { title, body, mark } = issueWords(logged({ words: 'Page at 30 s of lag.' }));
    expect([title, mark]).toEqual(['Alert on replication lag', 'rem-1']);
    expect(body).toContain('Page at 30 s of lag.');
    expect(body.endsWith('Muster PRB-1 rem-1')).toBe(true);
  });

  it('whatever order news comes in, shows the newest, and the item is done only by what shows it', () => {
    const news = fc.record({
      state: fc.constantFrom('open', 'done', 'abandoned' as const),
      at: fc.integer({ min: 2, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(news, { maxLength: 30 }), (all) => {
        let item = linked();
        for (const { state, at } of all) {
          item = after(
            item,
            followIssue('code', issue({ state, changedAt: day(at) }))(item, { now: day(31), by: ADA }),
          );
          expect(item.status === 'done').toBe(item.evidence !== null);
        }
        const newest = Math.max(...all.map(({ at }) => at));
        const possible = all.filter(({ at }) => at === newest).map(({ state }) => state);
        if (possible.length === 1 && item.link!.issue!.changedAt === day(newest)) {
          expect(item.link!.issue!.state).toBe(possible[0]);
        }
      }),
    );
  });
});

describe('who sent a webhook', () => {
  const body = Buffer.from('{"zen":"é"}');
  const hub = `sha256=${createHmac('sha256', 's3cret').update(body).digest('hex')}`;

  it('is proven to GitHub by X-Hub-Signature-256, to Jira by X-Hub-Signature, over the bytes as they came', () => {
    expect(DIALECTS.github.isProven({ 'x-hub-signature-256': hub }, body, 's3cret')).toBe(true);
    expect(DIALECTS.jira.isProven({ 'x-hub-signature': hub }, body, 's3cret')).toBe(true);
    for (const given of [undefined, '', 'sha256=', hub.slice(0, -1), hub.replace('sha256', 'sha1'), `${hub}00`]) {
      const headers = given === undefined ? {} : { 'x-hub-signature-256': given, 'x-hub-signature': given };
      expect(DIALECTS.github.isProven(headers as never, body, 's3cret')).toBe(false);
      expect(DIALECTS.jira.isProven(headers as never, body, 's3cret')).toBe(false);
    }
    const respaced = Buffer.from('{ "zen":"é"}');
    expect(DIALECTS.github.isProven({ 'x-hub-signature-256': hub }, respaced, 's3cret')).toBe(false);
    expect(DIALECTS.github.isProven({ 'x-hub-signature': hub }, body, 's3cret')).toBe(false);
  });

  it('is proven to GitLab by its secret token, or by a signature where it has a signing token', () => {
    const { isProven } = DIALECTS.gitlab;
    expect(isProven({ 'x-gitlab-token': 's3cret' }, body, 's3cret')).toBe(true);
    for (const given of ['s3cre', 's3cret ', ''])
      expect(isProven({ 'x-gitlab-token': given }, body, 's3cret')).toBe(false);
    expect(isProven({}, body, 's3cret')).toBe(false);
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const signed = (at: Date) => ({
      'webhook-id': 'msg-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('msg-1', at, body.toString()),
    });
    expect(isProven(signed(new Date()), body, secret)).toBe(true);
    expect(isProven(signed(new Date(Date.now() - 3_600_000)), body, secret)).toBe(false);
    expect(isProven(signed(new Date()), Buffer.from('{}'), secret)).toBe(false);
    // With a signing token the token alone proves nothing.
    expect(isProven({ 'x-gitlab-token': secret }, body, secret)).toBe(false);
  });
});

it('what is none of a tracker’s answers is read as none, and breaks nothing', () => {
  const tracker: TrackerSettings = {
    ...{ name: 'code', kind: 'github', url: 'https://api.example.org', project: 'acme/shop', token: 't' },
    ...{ issueType: 'Task', restricted: false },
  };
  fc.assert(
    fc.property(fc.jsonValue(), (answer) => {
      for (const dialect of Object.values(DIALECTS)) {
        expect(dialect.made(tracker, answer, day(1))).toBeUndefined();
        expect(dialect.told(tracker, answer)).toBeUndefined();
        const listed = dialect.listed(tracker, answer);
        expect(listed === undefined || listed.length === 0).toBe(true);
        expect(dialect.found(tracker, answer, 'rem-1') ?? null).toBeNull();
      }
    }),
  );
});
