import {
  callBy,
  count,
  nameIt,
  openReplica,
  type Replica,
  totalOf,
} from '../../../../tests/support/counter-aggregate.js';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import { UniqueTaken } from './commit.js';

const database = specDatabase('insertions');
let replica: Replica;
let inserts = 0;

beforeAll(async () => {
  replica = await openReplica(database.url);
  replica.connection.getClient().on('commandStarted', ({ commandName, command }) => {
    if (commandName === 'insert' && command.insert === 'counters') inserts += 1;
  });
});

afterAll(async () => {
  await replica.close();
  await database.drop();
});

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index);

describe('creations that come at once', () => {
  it('are few writes, and each has its own outcome', async () => {
    inserts = 0;
    const names = upTo(60).map((index) => (index % 12 === 0 ? 'the same' : `name ${index}`));
    const outcomes = await Promise.allSettled(
      names.map((name, index) => replica.store.create(`one-${index}`, callBy('p-ada'), nameIt(name), totalOf)),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toHaveLength(4);
    for (const error of refused) {
      expect(error).toBeInstanceOf(UniqueTaken);
      expect(error.field).toBe('unique.name');
    }
    const stored = await replica.store.collection.countDocuments({ _id: { $regex: '^one-' } } as never);
    expect(stored).toBe(56);
    // One or two for all, and one more for each that was refused, to learn why.
    expect(inserts).toBeLessThan(12);
  });

  it('under one id are one, and the others learn that it is taken', async () => {
    const create = () => replica.store.create('twice', callBy('p-ada'), () => count(1)(), totalOf);
    const outcomes = await Promise.allSettled(upTo(8).map(create));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.field).toBe('_id');
  });

  it('alone is one write without waiting for others', async () => {
    inserts = 0;
    await replica.store.create('alone', callBy('p-ada'), () => count(1)(), totalOf);
    expect(inserts).toBe(1);
  });
});
