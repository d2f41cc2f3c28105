import { randomUUID } from 'node:crypto';
import { addNote, type Envelope, readTimeline } from '#contracts';
import { ServiceUnderTest, stagesOf } from '../../../../tests/support/service-under-test.js';
import { eventAt } from '../chain/given-chain.js';
import { SHOWN_OUTSIDE } from '../export/for-outside.js';
import { Lines, RECORD_ORDER, REPLAY_ORDER } from './lines.js';
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

const assigned = (sequence: number, more: Partial<Envelope> = {}): Envelope =>
  eventAt(sequence, {
    id: randomUUID(),
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
    ['in the order of the record', { incident: 'INC-1', 'shown.quiet': false }, RECORD_ORDER],
    ['by when it was recorded', { incident: 'INC-1', 'event.time': { $gte: '2017' } }, REPLAY_ORDER],
    ['in the order of its chain', { incident: 'INC-1' }, { position: 1 } as const],
    ['as far as a chain had come', { incident: 'INC-1', position: { $gt: 1, $lte: 9 } }, { position: 1 } as const],
    ['by people outside', { incident: 'INC-1', 'shown.quiet': false, ...SHOWN_OUTSIDE }, RECORD_ORDER],
    [
      'from the last change of its incident',
      { incident: 'INC-1', 'event.source': '/muster/incidents' },
      { 'event.sequence': -1 } as const,
    ],
    ['from the end of its chain', { incident: 'INC-1', position: { $gt: 3 } }, { position: -1 } as const],
  ])('is read %s by an index', async (_what, filter, order) => {
    const { collection } = service.app.get(Lines);
    const stages = stagesOf(await collection.find(filter).sort(order).limit(201).explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });

  it.each([
    [
      'whether it has seen a position',
      { 'event.subject': 'INC-1', 'event.sequence': 1, 'event.source': '/muster/roles' },
    ],
    ['what was written about an entry', { 'shown.about': { $in: ['a', 'b'] } }],
  ])('knows by an index %s', async (_what, filter) => {
    const { collection } = service.app.get(Lines);
    expect(stagesOf(await collection.find(filter).explain('queryPlanner'))).toContain('IXSCAN');
  });
});
