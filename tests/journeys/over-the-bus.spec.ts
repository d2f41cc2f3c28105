import { MusterProcess } from '../support/muster-process.js';
import { until } from '../support/patient.js';
import { Outsider } from './outsider.js';

let muster: MusterProcess;
let ana: Outsider;
let bo: Outsider;
let boId: string;
let anaId: string;

beforeAll(async () => {
  muster = await MusterProcess.start({ MANAGER_ANSWERS_WITHIN: 'SEV4=1' });
  ana = await Outsider.connect(muster.bus(), await muster.token('ana@example.org'));
  bo = ana.as(await muster.token('bo@example.org'));
  anaId = (await ana.ask('muster.cmd.roles.introduce-myself')).body.id;
  boId = (await bo.ask('muster.cmd.roles.introduce-myself')).body.id;
}, 60_000);

afterAll(async () => {
  await ana?.close();
  await muster?.remove();
});

async function declare(more: object = {}): Promise<string> {
  const input = { title: 'The database is slow', severity: 'SEV2', ...more };
  return (await ana.ask('muster.cmd.incidents.declare-incident', input)).body.id;
}

/** Events as anybody can follow them, by plain subscription. */
function follow(subject: string) {
  const seen: { subject: string; id: string; type: string; subjectOf: string }[] = [];
  const subscription = ana.connection.subscribe(subject, {
    callback: (_error, message) => {
      const event = message.json<{ id: string; type: string; subject: string }>();
      seen.push({ subject: message.subject, id: event.id, type: event.type, subjectOf: event.subject });
    },
  });
  return { seen, stop: () => subscription.unsubscribe() };
}

describe('over the bus, with a plain NATS client', () => {
  it('people are registered and listed', async () => {
    const added = await ana.ask('muster.cmd.roles.register-person', { name: 'Cy', email: 'cy@example.org' });
    expect(added.body).toMatchObject({ name: 'Cy', locale: 'en' });
    const { body } = await bo.ask('muster.qry.roles.list-people', { search: 'cy' });
    expect(body.people).toMatchObject([{ email: 'cy@example.org' }]);
  });

  it('the catalogue is read, in the language of the reader', async () => {
    const french = { 'Accept-Language': 'fr' };
    const { body } = await ana.ask('muster.qry.roles.list-roles', { alias: 'secretaire' }, french);
    expect(body.roles).toMatchObject([{ key: 'scribe', name: 'Secrétaire' }]);
  });

  it('components are registered and listed', async () => {
    await ana.ask('muster.cmd.incidents.register-component', { key: 'db2', name: 'Secondary', owner: 'Databases' });
    const { body } = await bo.ask('muster.qry.incidents.list-components');
    expect(body.components).toMatchObject([{ key: 'db2', owner: 'Databases' }]);
  });

  it('an incident is declared, found, changed and listed', async () => {
    const id = await declare();
    expect((await bo.ask('muster.qry.incidents.get-incident', { incident: id })).body.title).toBe(
      'The database is slow',
    );
    const changed = await bo.ask('muster.cmd.incidents.change-incident', { incident: id, severity: 'SEV1' });
    expect(changed.position).toBe(`incidents/${id}@2`);
    const { body } = await bo.ask('muster.qry.incidents.list-incidents', { severity: ['SEV1'] });
    expect(body.incidents.map((one: { id: string }) => one.id)).toContain(id);
  });

  it('a role is given, confirmed and released; a refusal is a problem with its code in the headers', async () => {
    const incident = await declare();
    const seat = { incident, role: 'scribe' };
    const given = await ana.ask('muster.cmd.roles.assign-role', { ...seat, person: boId });
    expect(given.body.holders).toMatchObject([{ person: { id: boId }, acknowledged: false }]);
    expect((await bo.ask('muster.cmd.roles.acknowledge-role', seat)).body.holders[0].acknowledged).toBe(true);
    const held = await ana.ask('muster.cmd.roles.assign-role', { ...seat, person: anaId });
    expect(held).toMatchObject({ refused: 'role-held', body: { status: 409, holder: { id: boId } } });
    expect((await bo.ask('muster.cmd.roles.release-role', seat)).body.vacant).toBe(true);
  });

  it('a role is handed over: offered, declined, withdrawn, accepted', async () => {
    const incident = await declare();
    const seat = { incident, role: 'incident-manager' };
    const offer = () => ana.ask('muster.cmd.roles.offer-handover', { ...seat, to: boId });
    expect((await offer()).body.offer.to.id).toBe(boId);
    expect((await bo.ask('muster.cmd.roles.decline-handover', seat)).body.offer).toBeNull();
    await offer();
    expect((await ana.ask('muster.cmd.roles.withdraw-handover', seat)).body.offer).toBeNull();
    await offer();
    expect((await bo.ask('muster.cmd.roles.accept-handover', seat)).body.answers.id).toBe(boId);
  });

  it('a silent manager is taken over', async () => {
    const takeOver = { incident: await declare({ severity: 'SEV4' }), reason: 'No answer' };
    expect((await bo.ask('muster.cmd.roles.take-over-command', takeOver)).body.outcome).toBe('called');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const taken = await bo.ask('muster.cmd.roles.take-over-command', takeOver);
    expect(taken.body).toMatchObject({ outcome: 'taken', answers: { id: boId } });
  });

  it('the board is one view, and the roster alone one query', async () => {
    const incident = await declare();
    const view = await bo.ask('muster.qry.gateway.view-board', { incident });
    expect(view.body).toMatchObject({ incident: { id: incident }, roster: { orphans: [] }, missing: [] });
    const table = await bo.ask('muster.qry.roles.get-accountability', { incident });
    expect(table.body.table.flatMap(({ duties }: { duties: string[] }) => duties)).toHaveLength(35);
  });

  it('notes go into the record, and the record is read; its events can be replayed', async () => {
    const incident = await declare();
    const note = await bo.ask('muster.cmd.timeline.add-note', { incident, text: 'Replication has stopped.' });
    expect(note.body).toMatchObject({ kind: 'note', by: { id: boId } });
    const after = { 'Muster-After': `incidents/${incident}@1, roles/${incident}@1` };
    const { body } = await ana.ask('muster.qry.timeline.read-timeline', { incident }, after);
    expect(body.entries.map((one: { source: { event: string } }) => one.source.event)).toEqual([
      'incident-declared',
      'roster-opened',
      'note-added',
    ]);
    const replayed = await ana.ask('muster.qry.timeline.replay-events', { incident, since: '2026-01-01T00:00:00Z' });
    expect(replayed.body.events.map((one: { specversion: string }) => one.specversion)).toEqual(['1.0', '1.0', '1.0']);
  });

  it('one incident is followed live by its subject, each event once and in the order of its aggregate', async () => {
    const other = await declare();
    const everything = follow('muster.evt.>');
    const incident = await declare();
    const one = follow(`muster.evt.${incident}.>`);
    await until(() => everything.seen.some(({ type }) => type === 'muster.roles.accountability-resolved.v1'), 3_000);
    await ana.ask('muster.cmd.roles.assign-role', { incident, role: 'scribe', person: boId });
    await ana.ask('muster.cmd.roles.assign-role', { incident: other, role: 'scribe', person: boId });
    await until(() => one.seen.some(({ type }) => type === 'muster.roles.role-assigned.v1'), 3_000);
    expect(one.seen.map(({ subject }) => subject)).toContain(`muster.evt.${incident}.roles.role-assigned`);
    expect(one.seen.every(({ subjectOf }) => subjectOf === incident)).toBe(true);
    expect(new Set(everything.seen.map((event) => event.id)).size).toBe(everything.seen.length);
    one.stop();
    everything.stop();
  });
});

describe('what comes wrongly over the bus', () => {
  it.each([
    ['what is not JSON', '{"incident":', 'malformed'],
    ['what is not an object', '[1]', 'invalid-input'],
    ['an unknown field', '{"title": "x", "severity": "SEV1", "colour": "red"}', 'invalid-input'],
  ])('%s is refused, and the next request is answered', async (_what, payload, code) => {
    expect((await ana.ask('muster.cmd.incidents.declare-incident', payload)).refused).toBe(code);
    expect(await declare()).toMatch(/^INC-/);
  });

  it('a request without a token is refused', async () => {
    const message = await ana.connection.request('muster.qry.roles.list-roles', '{}');
    expect(message.json()).toMatchObject({ code: 'not-signed-in', status: 401 });
    const forged = ana.as('eyJhbGciOiJub25lIn0.eyJzdWIiOiJwLTEifQ.');
    expect((await forged.ask('muster.qry.roles.list-roles')).refused).toBe('not-signed-in');
  });

  it('garbage on an event subject does not stop the record', async () => {
    const roles = new URL(muster.bus('roles'));
    const { connect } = await import('@nats-io/transport-node');
    const service = await connect({
      servers: roles.host,
      user: roles.username,
      pass: roles.password,
      inboxPrefix: '_INBOX_roles',
    });
    const incident = await declare();
    for (const garbage of ['{', 'null', '{"specversion":"1.0"}', '\u0000']) {
      service.publish(`muster.evt.${incident}.roles.role-assigned`, garbage);
    }
    await service.drain();
    const given = await ana.ask('muster.cmd.roles.assign-role', { incident, role: 'scribe', person: boId });
    const { body } = await ana.ask(
      'muster.qry.timeline.read-timeline',
      { incident },
      { 'Muster-After': given.position! },
    );
    expect(body.entries.at(-1).text).toBe('ana gave the role Scribe to bo.');
  });
});
