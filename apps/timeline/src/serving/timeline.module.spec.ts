import { randomUUID } from 'node:crypto';
import { addNote, type Envelope, readTimeline } from '#contracts';
import { ServiceUnderTest, stagesOf } from '../../../../tests/support/service-under-test.js';
import { RECORD_ORDER } from '../entry/entry-aggregate.js';
import { RecordFollower } from './record-follower.controller.js';
import { TimelineModule } from './timeline.module.js';

let service: ServiceUnderTest;
let follower: RecordFollower;

beforeAll(async () => {
  service = await ServiceUnderTest.start('timeline', TimelineModule);
  follower = service.app.get(RecordFollower, { strict: false });
  await service.parts.authority.copy.keep({
    ...{ incident: 'INC-1', sequence: 1, table: [], manager: 'p-ana', restricted: false, sees: [] },
  });
});

afterAll(() => service?.stop());

const assigned = (sequence: number, more: Partial<Envelope> = {}): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/muster/roles',
  type: 'muster.roles.role-released.v1',
  subject: 'INC-1',
  time: `2017-01-31T22:00:0${sequence}.000Z`,
  datacontenttype: 'application/json',
  incident: 'INC-1',
  sequence,
  actor: 'p-ana',
  actorname: 'Ana',
  correlationid: 'c-1',
  data: {
    ...{ role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident', fallsTo: null },
    person: { id: `p-${sequence}`, name: `Person ${sequence}` },
  },
  ...more,
});

const take = (event: Envelope) => follower.record(event, { subject: `muster.evt.INC-1.roles.role-released` });
const record = async () => (await service.ask(readTimeline, { incident: 'INC-1' })).entries!;

describe('the record', () => {
  it('has an event once however often and in whatever order it comes', async () => {
    const events = [1, 2, 3, 4].map((sequence) => assigned(sequence));
    await Promise.all([3, 1, 0, 2, 1, 3].map((index) => take(events[index]!)));
    await take(events[0]!);
    expect((await record()).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('has what a newer version tells and this one has no words for', async () => {
    const unknown = assigned(5, { type: 'muster.roles.something-new.v3' });
    await take(unknown);
    expect((await record()).at(-1)).toMatchObject({ id: unknown.id, text: 'muster.roles.something-new.v3' });
  });

  it('has a note from the moment it was taken', async () => {
    const note = await service.ask(addNote, { incident: 'INC-1', text: 'db1 is the primary' });
    expect((await record()).at(-1)).toEqual(note);
  });

  it.each([
    ['in the order of the record', { 'state.incident': 'INC-1' }, RECORD_ORDER],
    [
      'by when it was recorded',
      { 'state.incident': 'INC-1', 'state.recordedAt': { $gte: '2017' } },
      { 'state.recordedAt': 1, 'state.sequence': 1, _id: 1 } as const,
    ],
  ])('is read %s by an index', async (_what, filter, order) => {
    const found = service.parts.connection.db!.collection('entries').find(filter).sort(order).limit(201);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });

  it('knows by an index whether it has seen a position', async () => {
    const filter = { 'state.aggregate': 'INC-1', 'state.sequence': 1, 'state.service': 'roles' };
    const explained = await service.parts.connection.db!.collection('entries').find(filter).explain('queryPlanner');
    expect(stagesOf(explained)).toContain('IXSCAN');
  });
});
