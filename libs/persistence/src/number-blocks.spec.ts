import { type Connection, createConnection } from 'mongoose';
import { specDatabase } from '../../../tests/support/spec-servers.js';
import { NumberBlocks } from './number-blocks.js';

const database = specDatabase('number-blocks');
const connections: Connection[] = [];

beforeAll(async () => {
  for (let index = 0; index < 2; index += 1) connections.push(await createConnection(database.url).asPromise());
});
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await database.drop();
});

/** A process that gives numbers. */
const blocks = (index: number, prefix: string) => new NumberBlocks(connections[index]!, prefix);
const taken = (from: NumberBlocks, times: number) => Promise.all(Array.from({ length: times }, () => from.take()));

describe('numbers for people', () => {
  it('are given once each by two processes that give 500 each at once', async () => {
    const both = await Promise.all([taken(blocks(0, 'INC'), 500), taken(blocks(1, 'INC'), 500)]);
    const numbers = both.flat().map((number) => Number(/^INC-(\d+)$/.exec(number)![1]));
    expect(new Set(numbers).size).toBe(1_000);
    expect(Math.min(...numbers)).toBe(1);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(1_020);
  });

  it('go on without a gap after a restart, when nobody else has reserved since', async () => {
    const before = blocks(0, 'PRB');
    expect(await taken(before, 3)).toEqual(['PRB-1', 'PRB-2', 'PRB-3']);
    await before.giveBack();
    const after = blocks(0, 'PRB');
    expect(await taken(after, 2)).toEqual(['PRB-4', 'PRB-5']);
    expect(await blocks(1, 'PRB').take()).toBe('PRB-24');
    await after.giveBack();
    expect(await blocks(1, 'PRB').take()).toBe('PRB-44');
  });

  it('are not given twice when they are taken while others are given back', async () => {
    const stopping = blocks(0, 'TSK');
    const first = await stopping.take();
    const [, late] = await Promise.all([stopping.giveBack(), stopping.take()]);
    const others = await taken(blocks(1, 'TSK'), 60);
    const all = [first, late, ...others];
    expect(new Set(all).size).toBe(all.length);
  });
});
