import { correctEntry, getDesk, markEntry, markLooked } from '#contracts';
import { BO, RecordUnderTest, texts } from '../../../../tests/support/record-under-test.js';
import { Lines } from './lines.js';
import { Looks } from './looks.js';

let record: RecordUnderTest;

beforeAll(async () => {
  record = await RecordUnderTest.start();
});

afterAll(() => record?.stop());

const desk = (incident: string) => record.service.ask(getDesk, { incident });

describe("the scribe's desk", () => {
  it('shows what is new to each person, and no more once they looked', async () => {
    const { id } = await record.declared();
    await record.note(id, 'one', { kind: 'decision' });
    const first = await desk(id);
    expect(first).toMatchObject({ length: 2, since: null, count: 2, counts: { event: 1, decision: 1 } });
    expect(texts(first.key)).toEqual([expect.stringContaining('declared'), 'one']);
    await record.service.ask(markLooked, { incident: id, position: 1 });
    const later = await desk(id);
    expect([later.count, texts(later.latest), later.since?.position]).toEqual([1, ['one'], 1]);
    expect(await record.service.ask(getDesk, { incident: id }, 'bo@example.org')).toMatchObject({
      count: 2,
      since: null,
    });
  });

  it('keeps the farthest look, whoever sends what in which order, and none beyond the end', async () => {
    const { id } = await record.declared();
    for (const text of ['one', 'two', 'three']) await record.note(id, text);
    const look = (position?: number) => record.service.ask(markLooked, { incident: id, ...(position && { position }) });
    await Promise.all([1, 3, 2, 3, 1].map(look));
    expect((await look(1)).position).toBe(3);
    expect((await look(99)).position).toBe(4);
    expect((await look()).position).toBe(4);
    expect(await record.service.app.get(Looks, { strict: false }).of(id, 'nobody')).toBeNull();
  });

  it('suggests where a reason is missing, until somebody gives it, corrects it or says that it needs none', async () => {
    const incident = await record.declared();
    const { id } = incident;
    const moved = await incident.move('active', 5);
    const [explained, corrected, marked] = await Promise.all(
      ['a', 'b', 'c'].map((text) => record.note(id, text, { kind: 'decision' })),
    );
    await record.note(id, 'plain');
    expect(texts((await desk(id)).suggestions).sort()).toEqual([
      ...[expect.stringContaining('moved the incident'), 'a', 'b', 'c'],
    ]);
    await record.note(id, 'because', { about: explained!.id });
    await record.service.ask(correctEntry, {
      incident: id,
      entry: corrected!.id,
      text: 'b, as it was',
      reason: 'unclear',
    });
    await record.service.ask(markEntry, { incident: id, entry: marked!.id, needsNoWhy: true });
    expect((await desk(id)).suggestions.map((one) => one.id)).toEqual([moved.id]);
  });

  it('shows questions until a note is about them', async () => {
    const { id } = await record.declared();
    const asked = await record.note(id, 'Who has the backups?', { kind: 'question' });
    await record.note(id, 'Is it the cache?', { kind: 'question' });
    expect((await desk(id)).questions).toHaveLength(2);
    await record.note(id, 'Bo has', { about: asked.id });
    expect(texts((await desk(id)).questions)).toEqual(['Is it the cache?']);
  });

  it('finds what is open behind more than it looks at together', async () => {
    const { id } = await record.declared();
    const open = await record.note(id, 'first', { kind: 'question' });
    const [line] = await record.service.app.get(Lines, { strict: false }).collection.find({ _id: open.id }).toArray();
    const asked = Array.from({ length: 250 }, (_, index) => ({ _id: `q-${id}-${index}`, place: 100 + 2 * index }));
    const copies = asked.flatMap(({ _id, place }) => [
      { ...line!, _id, position: place },
      {
        ...{ ...line!, _id: `${_id}-a`, position: place + 1 },
        shown: { ...line!.shown, kind: 'note', asks: undefined, about: _id },
      },
    ]);
    await record.service.app
      .get(Lines, { strict: false })
      .collection.insertMany(copies as never, { ignoreUndefined: true });
    expect(texts((await desk(id)).questions)).toEqual(['first']);
  });

  it('says how long nobody wrote and who is asked when; in a SEV4 nobody is', async () => {
    const { id } = await record.declared(12.5);
    const { silence } = await desk(id);
    expect(silence).toMatchObject({ minutes: 12, spoken: '12 min', asks: [BO] });
    expect(Date.parse(silence!.dueAt!) - Date.parse(silence!.since)).toBe(20 * 60_000);
    const small = await record.declared(12, { severity: 'SEV4' });
    expect((await desk(small.id)).silence).toBeNull();
  });

  it('is not there for who does not see the incident', async () => {
    const sequence = 9;
    const secret = { incident: 'INC-900', sequence, table: [], manager: 'p-ana', restricted: true, sees: [] };
    await record.service.parts.authority.copy.keep(secret);
    const refused = { problem: { code: expect.stringMatching(/incident-unknown|unavailable/) } };
    await expect(desk('INC-900')).rejects.toMatchObject(refused);
    await expect(record.service.ask(markLooked, { incident: 'INC-900' })).rejects.toMatchObject(refused);
    await expect(record.service.ask(markLooked, { incident: 'INC-1', position: -1 })).rejects.toMatchObject({
      problem: { code: 'invalid-input', errors: [{ field: 'position' }] },
    });
  });
});
