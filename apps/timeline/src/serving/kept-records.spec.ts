import { getDesk, getProof } from '#contracts';
import { ago, BO, RecordUnderTest } from '../../../../tests/support/record-under-test.js';
import { IncidentFollower } from './incident-follower.controller.js';
import { KeptRecords } from './kept-records.js';
import { Lines } from './lines.js';
import { SilenceSweeper } from './silence-sweeper.js';

let record: RecordUnderTest;

beforeAll(async () => {
  record = await RecordUnderTest.start();
});

afterAll(() => record?.stop());

describe('the clock of a silent record', () => {
  const said = async (id: string) => (await record.get(KeptRecords).of(id))?.said;
  const sweep = () => Promise.all([record.get(SilenceSweeper).sweep(), record.get(SilenceSweeper).sweep()]);

  it('asks once a step however many replicas look, and begins anew with a word', async () => {
    const { id } = await record.declared(25);
    await sweep();
    expect(await said(id)).toBe('keeper');
    const stored = await record.get(KeptRecords).store.load(id);
    expect(stored!.state).toMatchObject({ said: 'keeper', wordAt: null });
    await sweep();
    expect((await record.get(KeptRecords).store.load(id))!.version).toBe(stored!.version);
    const word = await record.note(id, 'We are on it');
    const line = await record.service.app.get(Lines, { strict: false }).find(id, word.id);
    await record.get(IncidentFollower).hear(line!.event);
    expect(await said(id)).toBeNull();
    expect((await record.service.ask(getDesk, { incident: id })).silence).toMatchObject({ minutes: 0, asks: [BO] });
  });

  it('looks for the last word itself, so that nobody is asked who has just written', async () => {
    const { id } = await record.declared(25);
    await record.note(id, 'We are on it');
    await sweep();
    expect(await said(id)).toBeNull();
    expect((await record.get(KeptRecords).of(id))?.wordAt).not.toBeNull();
  });

  it('asks nobody where nobody has to write', async () => {
    const { id } = await record.declared(500, { kind: 'backfilled' });
    const over = await record.declared(500);
    await over.move('resolved', 499);
    await sweep();
    expect([await said(id), await said(over.id)]).toEqual([null, null]);
  });
});

describe('the seal of a closing', () => {
  const prove = (incident: string) => record.service.ask(getProof, { incident });

  it('is over the record with that closing in it, once for each, and proves it', async () => {
    const incident = await record.declared();
    const { id } = incident;
    expect((await prove(id)).seal).toBeNull();
    const closing = await incident.move('closed', 3);
    await record.note(id, 'afterwards');
    const first = await prove(id);
    expect(first).toMatchObject({ intact: true, length: 3, seal: { length: 2, at: closing.time } });
    await Promise.all([incident.follow(closing), incident.follow(closing)]);
    expect((await prove(id)).seal).toEqual(first.seal);
    await incident.move('active', 2);
    await incident.move('closed', 1);
    expect(await prove(id)).toMatchObject({ intact: true, seal: { length: 5 } });
  });

  it('is broken when it is of another chain, and when nobody trusted has signed it', async () => {
    const incident = await record.declared();
    const { id } = incident;
    await incident.move('closed', 3);
    const { store } = record.get(KeptRecords);
    const { seal } = (await store.load(id))!.state;
    const change = (more: object) =>
      store.collection.updateOne({ _id: id }, { $set: { 'state.seal': { ...seal, ...more } } } as never);
    for (const more of [{ head: 'other' }, { length: 1 }, { at: ago(1) }, { signature: 'a.b.c' }]) {
      await change(more);
      expect(await prove(id)).toMatchObject({ intact: false, fault: { fault: 'seal-broken' } });
    }
    await change({});
    expect((await prove(id)).intact).toBe(true);
  });
});
