import { createServer, type RequestListener, type Server } from 'node:http';
import {
  addDutyRoster,
  changeDutyRoster,
  type ListedDutyRoster,
  listDutyRosters,
  registerPerson,
  removeDutyRoster,
} from '#contracts';
import { allowedAddresses } from '#outgoing';
import { ServiceUnderTest } from '../../../../tests/support/service-under-test.js';
import { ANSWER_LIMITS } from '../command/answer-limits.js';
import { calendar, event, NEVER, shift } from '../duty-rosters/calendar-given.js';
import { CalendarSweeper } from './calendar-sweeper.js';
import { RolesModule } from './roles.module.js';

const ADMIN = 'admin.ops@example.org';
let service: ServiceUnderTest;
let sweeper: CalendarSweeper;
const servers: Server[] = [];

beforeAll(async () => {
  const outgoingAllowed = allowedAddresses.parse('127.0.0.1/32');
  service = await ServiceUnderTest.start('roles', RolesModule.with(ANSWER_LIMITS), { outgoingAllowed });
  sweeper = service.app.get(CalendarSweeper, { strict: false });
  await service.ask(registerPerson, { name: 'Ada Lovelace', email: 'ada@example.org' });
});

afterAll(async () => {
  await service?.stop();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

/** Somebody's calendar server; gives its address and the requests that came. */
async function serving(answer: RequestListener) {
  const asked: Parameters<RequestListener>[0][] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}/duty.ics`, asked };
}

const stamp = (offsetHours: number) =>
  new Date(Date.now() + offsetHours * 3_600_000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
/** From an hour ago to an hour from now. */
const nowOn = (...lines: string[]) => calendar(shift(`:${stamp(-1)}`, `:${stamp(1)}`, ...lines));
const ADA_NOW = nowOn('SUMMARY:Duty', 'ATTENDEE:mailto:ada@example.org');

const add = (key: string, url: string, more: object = {}) =>
  service.ask(addDutyRoster, { key, name: key, url, gives: { roles: ['tech-lead'] }, ...more }, ADMIN);

async function listed(key: string, email = ADMIN): Promise<ListedDutyRoster> {
  const { rosters } = await service.ask(listDutyRosters, {}, email);
  return rosters.find((one) => one.key === key)!;
}

/** As if the last look had been five minutes ago. */
const fiveMinutesLater = (key: string) =>
  service.parts.connection
    .db!.collection('duty-calendars')
    .updateOne({ _id: key } as never, { $set: { dueAt: new Date(0) } });

const withText =
  (text: string): RequestListener =>
  (_, response) =>
    response.end(text);

describe('a duty roster', () => {
  it('says who is on duty once its calendar was looked at, and whom the directory does not know', async () => {
    const { url } = await serving(
      withText(nowOn('SUMMARY:Duty', 'ATTENDEE:mailto:ada@example.org', 'ATTENDEE:mailto:zoe@example.org')),
    );
    await add('first', url);
    expect(await listed('first')).toMatchObject({
      fetchedAt: null,
      lookedAt: null,
      error: null,
      onDuty: [],
      unknown: [],
    });
    await sweeper.sweep();
    const roster = await listed('first');
    expect(roster).toMatchObject({ url, error: null, gives: { roles: ['tech-lead'], skills: [] } });
    expect(roster.onDuty).toEqual([
      { person: { id: expect.any(String), name: 'Ada Lovelace' }, until: expect.any(String) },
    ]);
    expect(roster.unknown).toMatchObject([{ called: 'zoe@example.org' }]);
    expect(roster.fetchedAt).toBe(roster.lookedAt);
  });

  it('is kept by administrators, who alone see its address', async () => {
    const { url } = await serving(withText(ADA_NOW));
    const fields = { key: 'kept', name: 'Kept', url, gives: { roles: ['scribe'] } };
    await expect(service.ask(addDutyRoster, fields)).rejects.toMatchObject({ problem: { code: 'not-for-you' } });
    await add('kept', url);
    expect(await listed('kept', 'bo@example.org')).toMatchObject({ url: null, host: new URL(url).host });
    for (const [contract, input] of [
      [changeDutyRoster, { key: 'kept', name: 'X' }],
      [removeDutyRoster, { key: 'kept' }],
    ] as const) {
      await expect(service.ask(contract, input)).rejects.toMatchObject({ problem: { code: 'not-for-you' } });
    }
  });

  it('is for roles of the catalogue, or for skills, and for one of them at least', async () => {
    const refused = (gives: object) =>
      add('refused', 'https://example.org/', { gives }).catch(({ problem }) => problem);
    expect(await refused({ roles: ['scribe', 'wizard'] })).toMatchObject({
      code: 'role-unknown',
      errors: [{ field: 'gives.roles[1]' }],
    });
    expect(await refused({ roles: [] })).toMatchObject({ code: 'invalid-input' });
  });

  it('is looked at by one of all replicas, at most every five minutes, and at once at another address', async () => {
    const { url, asked } = await serving(withText(ADA_NOW));
    await add('often', url);
    await Promise.all([sweeper.sweep(), sweeper.sweep(), sweeper.sweep()]);
    await sweeper.sweep();
    expect(asked).toHaveLength(1);
    await fiveMinutesLater('often');
    await Promise.all([sweeper.sweep(), sweeper.sweep()]);
    expect(asked).toHaveLength(2);
    await service.ask(changeDutyRoster, { key: 'often', url: `${url}?other` }, ADMIN);
    expect(await listed('often')).toMatchObject({ fetchedAt: null, onDuty: [] });
    await Promise.all([sweeper.sweep(), sweeper.sweep()]);
    expect(asked.map((request) => request.url)).toEqual(['/duty.ics', '/duty.ics', '/duty.ics?other']);
  });

  it('asks whether there is anything new, and stays as it is when there is not', async () => {
    const { url, asked } = await serving((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { ETag: '"v1"', 'Last-Modified': 'Wed, 01 Apr 2026 12:00:00 GMT' }).end(ADA_NOW);
    });
    await add('tagged', url);
    await sweeper.sweep();
    const { fetchedAt } = await listed('tagged');
    await fiveMinutesLater('tagged');
    await sweeper.sweep();
    expect(asked[1]!.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Wed, 01 Apr 2026 12:00:00 GMT',
    });
    const roster = await listed('tagged');
    expect(roster).toMatchObject({ error: null, onDuty: [{ person: { name: 'Ada Lovelace' } }] });
    expect(roster.fetchedAt! > fetchedAt!).toBe(true);
  });

  it('says what it last said while its source is down, since when that is, and why', async () => {
    let status = 200;
    const { url } = await serving((_, response) => response.writeHead(status).end(ADA_NOW));
    await add('down', url);
    await sweeper.sweep();
    const { fetchedAt } = await listed('down');
    status = 500;
    const since: (string | undefined)[] = [];
    for (let look = 0; look < 2; look += 1) {
      await fiveMinutesLater('down');
      await sweeper.sweep();
      const roster = await listed('down');
      expect(roster).toMatchObject({ fetchedAt, onDuty: [{ person: { name: 'Ada Lovelace' } }] });
      expect(roster.error).toMatchObject({ code: 'calendar-unreachable', detail: expect.stringContaining('500') });
      expect(roster.lookedAt! > fetchedAt!).toBe(true);
      since.push(roster.error?.since);
    }
    expect(since[0]).toBe(since[1]);
    status = 200;
    await fiveMinutesLater('down');
    await sweeper.sweep();
    expect((await listed('down')).error).toBeNull();
  });

  it('is not what somebody says who answers after another address was asked', async () => {
    const held: (() => void)[] = [];
    const { url } = await serving((request, response) => {
      if (request.url === '/duty.ics') held.push(() => response.end(nowOn('SUMMARY:Late')));
      else response.end(ADA_NOW);
    });
    await add('late', url);
    const slow = sweeper.sweep();
    while (held.length === 0) await new Promise((next) => setTimeout(next, 10));
    await service.ask(changeDutyRoster, { key: 'late', url: `${url}?other` }, ADMIN);
    await sweeper.sweep();
    held[0]!();
    await slow;
    expect(await listed('late')).toMatchObject({ onDuty: [{ person: { name: 'Ada Lovelace' } }], unknown: [] });
  });

  it('may be elsewhere, and may ask for a name and a password, which nobody else gets to know', async () => {
    const { url, asked } = await serving((request, response) => {
      if (request.url === '/moved') response.end(ADA_NOW);
      else if (request.headers.authorization) response.writeHead(302, { Location: '/moved' }).end();
      else response.writeHead(401).end();
    });
    await add('proven', url.replace('http://', 'http://muster:s%20cret%@'));
    await sweeper.sweep();
    expect(await listed('proven')).toMatchObject({ error: null, onDuty: [{ person: { name: 'Ada Lovelace' } }] });
    expect(asked[0]!.headers.authorization).toBe(`Basic ${Buffer.from('muster:s cret%').toString('base64')}`);
    await service.ask(changeDutyRoster, { key: 'proven', url: 'http://muster:s%20cret@10.0.0.1/' }, ADMIN);
    await sweeper.sweep();
    const roster = await listed('proven', 'bo@example.org');
    expect(roster).toMatchObject({ host: '10.0.0.1', error: { code: 'address-refused' } });
    expect(JSON.stringify(roster)).not.toContain('cret');
  });

  it('that is removed is no longer listed, nor asked for, and what was kept of it is gone', async () => {
    const { url, asked } = await serving(withText(ADA_NOW));
    await add('gone', url);
    await sweeper.sweep();
    await service.ask(removeDutyRoster, { key: 'gone' }, ADMIN);
    await fiveMinutesLater('gone');
    await sweeper.sweep();
    expect(asked).toHaveLength(1);
    expect(await listed('gone')).toBeUndefined();
    const kept = service.parts.connection.db!.collection('duty-calendars');
    expect(await kept.findOne({ _id: 'gone' } as never)).toBeNull();
  });
});

const again = event('1', 'DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY');

/** What it is, the code of the error, how it is answered for, and what the error says. */
const UNUSABLE: [string, string, RequestListener, RegExp][] = [
  ['one of more than a mebibyte', 'calendar-too-large', withText('x'.repeat(1_048_577)), /1 MiB/],
  ['one that comes again without end', 'calendar-too-large', withText(calendar(again)), /100000 occurrences/],
  ['one whose rule never comes true', 'calendar-too-large', withText(calendar(NEVER)), /5 s/],
  ['one that is none', 'calendar-broken', withText('<html>'), /iCalendar/],
  [
    'one of an unknown zone',
    'calendar-time-zone-unknown',
    withText(calendar(shift(';TZID=Mars/Olympus:20260401T080000', ';TZID=Mars/Olympus:20260401T090000'))),
    /Mars\/Olympus/,
  ],
  ['one that is not there', 'calendar-unreachable', (_, response) => response.writeHead(404).end(), /404/],
  ['one that does not come', 'calendar-unreachable', () => {}, /5000 ms/],
  [
    'one that is elsewhere, where Muster may not go',
    'address-refused',
    (_, response) => response.writeHead(302, { Location: 'http://127.0.0.2:4443/duty.ics' }).end(),
    /127\.0\.0\.2.*OUTGOING_ALLOWED/,
  ],
];

const keyOf = (what: string) => `unusable-${what.replaceAll(/[^a-z]/g, '-')}`;

describe('a calendar that cannot be used is the last error of its roster:', () => {
  const waits: number[] = [];

  beforeAll(async () => {
    for (const [what, , answer] of UNUSABLE) await add(keyOf(what), (await serving(answer)).url);
    await add('private', 'http://10.0.0.1/duty.ics');
    const sweeping = sweeper.sweep();
    for (let ask = 0; ask < 40; ask += 1) {
      const startedAt = performance.now();
      await service.ask(listDutyRosters, {});
      waits.push(performance.now() - startedAt);
      await new Promise((next) => setTimeout(next, 50));
    }
    await sweeping;
  });

  it.each(UNUSABLE)('%s', async (what, code, _answer, words) => {
    const { error, onDuty, fetchedAt } = await listed(keyOf(what));
    expect(error).toMatchObject({ code, detail: expect.stringMatching(words) });
    expect({ onDuty, fetchedAt }).toEqual({ onDuty: [], fetchedAt: null });
  });

  it('one at an address where Muster may not go', async () => {
    expect((await listed('private')).error).toMatchObject({ code: 'address-refused' });
  });

  it('and nobody else waits for it', () => {
    expect(waits.sort((a, b) => a - b)[20]).toBeLessThan(300);
  });
});
