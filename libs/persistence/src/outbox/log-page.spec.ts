import { type Connection, createConnection, type mongo } from 'mongoose';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import { eventLog, type LoggedEvent } from '../aggregate/stored-aggregate.js';
import { type LogQuery, logPage } from './log-page.js';

const database = specDatabase('log-page');
let connection: Connection;

beforeAll(async () => {
  connection = await createConnection(database.url).asPromise();
  await eventLog(connection).insertMany(
    upTo(7).map((index) => logged(index, 'short')) as unknown as mongo.OptionalUnlessRequiredId<LoggedEvent>[],
  );
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index);
const idOf = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const logged = (index: number, text: string) => ({
  ...{ _id: idOf(index), collection: 'counters', aggregate: 'one', sequence: index + 1, at: new Date() },
  ...{ subject: 'muster.evt.INC-1.roles.tried', event: { id: idOf(index), text } },
});

/** All pages after each other, as the ids on each. */
async function pages(query: Omit<LogQuery, 'after'>): Promise<string[][]> {
  const all: string[][] = [];
  let after: string | undefined;
  do {
    const { events, next } = await logPage(connection, { ...query, after });
    all.push(events.map(({ event }) => event.id));
    after = next ?? undefined;
  } while (after);
  return all;
}

describe('the log of published events, page by page', () => {
  it('has each event once, from either end', async () => {
    const ids = upTo(7).map(idOf);
    expect(await pages({ limit: 3, order: 'earliest-first' })).toEqual([ids.slice(0, 3), ids.slice(3, 6), [ids[6]]]);
    const back = ids.toReversed();
    expect(await pages({ limit: 4, order: 'latest-first' })).toEqual([back.slice(0, 4), back.slice(4)]);
  });

  it('ends with the last full page', async () => {
    expect(await pages({ limit: 7, order: 'earliest-first' })).toHaveLength(1);
  });

  it.each(['', 'zzz', '{"$gt":""}', `${idOf(1)}x`])('goes on from no such place as %j', async (after) => {
    const refused = await logPage(connection, { limit: 1, after, order: 'earliest-first' }).catch((error) => error);
    expect(refused).toMatchObject({ code: 'cursor-unknown' });
  });

  it('crosses the bus, whatever the events weigh in bytes', async () => {
    const heavy = upTo(6).map((index) => logged(100 + index, 'é'.repeat(100_000)));
    await eventLog(connection).insertMany(heavy as never);
    const { events, next } = await logPage(connection, { limit: 100, after: idOf(50), order: 'earliest-first' });
    expect(events).toHaveLength(2);
    expect(next).toBe(idOf(101));
    const huge = logged(200, 'é'.repeat(400_000));
    await eventLog(connection).insertOne(huge as never);
    expect((await logPage(connection, { limit: 9, after: idOf(150), order: 'earliest-first' })).events).toHaveLength(1);
  });
});
