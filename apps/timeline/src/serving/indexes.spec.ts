import type { mongo } from 'mongoose';
import { RecordUnderTest } from '../../../../tests/support/record-under-test.js';
import { stagesOf } from '../../../../tests/support/service-under-test.js';
import type { Line } from '../chain/line.js';
import { askingFilter } from './asks.js';
import { newSince } from './desks.js';
import { KeptRecords, wordsOf } from './kept-records.js';
import { Lines, RECORD_ORDER, REPLAY_ORDER } from './lines.js';
import { Looks } from './looks.js';
import { decidedIn, keyBy } from './pasts.js';
import { recordedIn } from './shifts.js';
import { actsOf, leavingOf } from './since.js';

let record: RecordUnderTest;

beforeAll(async () => {
  record = await RecordUnderTest.start();
});

afterAll(() => record?.stop());

const lines = () => record.service.app.get(Lines, { strict: false });

describe('every question is answered by an index', () => {
  const from = '2017-01-01T00:00:00.000Z';
  const DOWN = { position: -1 } as const;

  it.each<[string, mongo.Filter<Line>, Record<string, 1 | -1>]>([
    ['what is new', newSince('INC-1', 3), DOWN],
    ['what of it is key', { ...newSince('INC-1', 3), 'shown.key': true } as never, DOWN],
    ['what asks for a reason', askingFilter({ incident: 'INC-1', asks: 'why', from, until: from }), DOWN],
    ['what asks for an answer', askingFilter({ incident: 'INC-1', asks: 'answer' }), DOWN],
    ['when a person wrote last', wordsOf('INC-1'), { 'event.time': -1 }],
    ['what was recorded in a shift', recordedIn('INC-1', from, from), REPLAY_ORDER],
    ['what was key by a time', keyBy('INC-1', from), { 'event.time': -1 }],
    ['what was decided on incident and roster', decidedIn('INC-1'), REPLAY_ORDER],
    ['where somebody left', leavingOf('INC-1', 'p-bo'), DOWN],
    ['what somebody did last', actsOf('INC-1', 'p-bo'), DOWN],
  ])('%s', async (_what, filter, order) => {
    const found = lines().collection.find(filter).sort(order).limit(51);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });

  it('the record after a place, of which only a page is ever sorted', async () => {
    const filter = { incident: 'INC-1', 'shown.quiet': false, position: { $gt: 3 } } as mongo.Filter<Line>;
    const found = lines().collection.find(filter).sort(RECORD_ORDER).limit(201);
    expect(stagesOf(await found.explain('queryPlanner'))).toContain('IXSCAN');
  });

  it('whose clock is due, and how far somebody looked', async () => {
    const { collection } = record.get(KeptRecords).store;
    const due = collection.find({ dueAt: { $lte: new Date() } } as never).sort({ dueAt: 1 });
    expect(stagesOf(await due.explain('queryPlanner'))).toContain('IXSCAN');
    const kept = record.service.app.get(Looks, { strict: false });
    await kept.keep('INC-1', 'p-ana', { position: 1, at: from });
    const looks = record.service.parts.connection.collection('looks');
    const look = stagesOf(await looks.find({ _id: 'INC-1/p-ana' } as never).explain('queryPlanner'));
    expect(look.some((stage) => ['EXPRESS_IXSCAN', 'IDHACK', 'IXSCAN'].includes(stage))).toBe(true);
  });
});
