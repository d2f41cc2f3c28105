import { NoticesUnderTest, SEAT } from '../../../../../tests/support/notices-under-test.js';

let muster: NoticesUnderTest;
let numbers = 0;
let ana: { id: string; name: string };
let bo: { id: string; name: string };

beforeAll(async () => {
  muster = await NoticesUnderTest.start();
});
beforeEach(async () => {
  numbers += 1;
  ana = await muster.person(`p-ana${numbers}`);
  bo = await muster.person(`p-bo${numbers}`, { locale: 'fr' });
  muster.planned.messages.clear();
  muster.at = Date.UTC(2026, 2, 1, 3) + numbers * 86_400_000;
  await muster.incident('INC-1');
});
afterAll(() => muster?.stop());

const assigned = (more = {}) => muster.event('roles.role-assigned', { ...SEAT, person: bo, replaces: null }, more, ana);
const asks = (more = {}) =>
  muster.event('roles.vacancy-due', { ...SEAT, step: 'half', due: muster.now, asks: [bo] }, more);
const mails = () => muster.planned.to(`${bo.name}@example.org`);
const french = () => mails().map(({ contents }) => contents.fr!);
const wait = (seconds: number) => {
  muster.at! += seconds * 1_000;
};

describe('what the other services have to tell somebody', () => {
  it('goes out at once where it is urgent, in their language, and once however often it comes', async () => {
    const event = assigned();
    await muster.arrive(event, event);
    await muster.sweep(2);
    await muster.arrive(event);
    wait(90);
    await muster.sweep();
    expect(mails()).toMatchObject([{ urgent: true, incident: 'INC-1', restricted: false, by: null, withheld: null }]);
    expect(french()).toMatchObject([
      { kind: 'notices', subject: `INC-1: ${ana.name} a confié le rôle Secrétaire à ${bo.name}.`, isDrill: false },
    ]);
  });

  it('waits a minute for more where it is not, and is one mail then', async () => {
    await muster.arrive(asks());
    wait(30);
    await muster.arrive(asks());
    await muster.sweep();
    expect(mails()).toEqual([]);
    wait(30);
    await muster.sweep();
    await muster.arrive(asks());
    wait(59);
    await muster.sweep();
    expect(french().map(({ subject }) => subject)).toEqual(['2 avis – INC-1 – The database is slow']);
    wait(1);
    await muster.sweep();
    expect(french()).toHaveLength(2);
  });

  it('is not told to who did it, to programs, nor when it happened long ago or is only told afterwards', async () => {
    const program = { id: 'program:bot', name: 'bot' };
    const old = new Date(muster.at! - 60 * 60_000).toISOString();
    await muster.incident('INC-2', { kind: 'backfilled' });
    await muster.arrive(
      muster.event('roles.role-assigned', { ...SEAT, person: bo, replaces: null }, {}, bo),
      muster.event('roles.role-assigned', { ...SEAT, person: program, replaces: null }, {}, ana),
      assigned({ time: old }),
      assigned({ incident: 'INC-2' }),
    );
    expect(await muster.notices.collection.countDocuments({ person: { $in: [bo.id, program.id] } })).toBe(0);
  });

  it('of an exercise says so', async () => {
    await muster.incident('INC-3', { kind: 'drill' });
    await muster.arrive(assigned({ incident: 'INC-3' }));
    await muster.sweep();
    expect(french()).toMatchObject([{ isDrill: true, subject: expect.stringMatching(/^\[EXERCICE\] INC-3: /) }]);
  });

  it('is not told to who no longer sees the incident', async () => {
    await muster.incident('INC-4', { visibility: 'restricted' }, [ana.id, bo.id]);
    await muster.arrive(assigned({ incident: 'INC-4' }), assigned());
    await muster.incident('INC-4', { visibility: 'restricted' }, [ana.id], 2);
    await muster.sweep();
    expect(french()).toMatchObject([{ incident: 'INC-1', data: { count: 1 } }]);
    await muster.incident('INC-4', { visibility: 'restricted' }, [ana.id, bo.id], 3);
    await muster.arrive(assigned({ incident: 'INC-4' }));
    wait(5);
    await muster.sweep();
    expect(mails()[1]).toMatchObject({ incident: 'INC-4', restricted: true });
  });

  it('in several incidents says which, so that words can be taken out of it by each', async () => {
    await muster.incident('INC-6');
    await muster.arrive(assigned(), assigned({ incident: 'INC-6' }));
    await muster.sweep();
    const [message] = mails();
    expect(message).toMatchObject({ incident: '_', contents: { fr: { incident: null } } });
    expect(message!.incidents!.toSorted()).toEqual(['INC-1', 'INC-6']);
  });

  it('comes once although a process died between gathering and taking out', async () => {
    await muster.arrive(assigned());
    await muster.sweep();
    const [stored] = await muster.notices.collection.find({ person: bo.id }).toArray();
    // As it was when it died.
    await muster.notices.collection.updateOne({ _id: stored!._id }, { $set: { dueAt: new Date(muster.at!) } });
    wait(90);
    await muster.arrive(asks());
    wait(60);
    await muster.sweep();
    const ids = french().map(({ data }) => (data.notices as { id: string }[]).map(({ id }) => id));
    expect(ids).toHaveLength(2);
    expect(ids.flat().filter((id) => id === stored!.event)).toHaveLength(1);
  });

  it('is one mail with the newest and a count, when there are a thousand in a minute', async () => {
    const flood = Array.from({ length: 1_000 }, (_, index) =>
      asks({ time: new Date(muster.at! + index).toISOString() }),
    );
    await muster.arrive(...flood);
    wait(60);
    await muster.sweep();
    wait(60);
    await muster.sweep();
    const [content, ...others] = french();
    expect(others).toEqual([]);
    expect(content!.data).toMatchObject({ count: 1_000 });
    const shown = (content!.data.notices as { id: string }[]).map(({ id }) => id);
    expect(new Set(shown)).toEqual(new Set(flood.slice(-50).map(({ id }) => id)));
    expect(content!.body).toContain('950 de plus');
  });
});
