import { type Connection, createConnection } from 'mongoose';
import { NoRoom } from '#messaging';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import { makeLog } from '../logging.js';
import { StoredDeadLetters } from './stored-dead-letters.js';

const database = specDatabase('dead-letters');
const said: Record<string, unknown>[] = [];
let connection: Connection;
let letters: StoredDeadLetters;

beforeAll(async () => {
  connection = await createConnection(database.url).asPromise();
  const log = makeLog('roles', 'info', { write: (line: string) => void said.push(JSON.parse(line)) });
  letters = new StoredDeadLetters(connection, log, 3);
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const letter = (index: number) => ({
  ...{ consumer: 'roles', subject: `muster.evt.INC-${index}.incidents.incident-declared` },
  ...{ payload: '{"secret": "swordfish"}', error: 'Error: a defect', tries: 8 },
});

describe('dead letters', () => {
  it('are kept until the list is full; what comes then is refused and logged, and those that are there stay', async () => {
    for (const index of [1, 2, 3]) await letters.keep(letter(index));
    await expect(letters.keep(letter(4))).rejects.toBeInstanceOf(NoRoom);
    expect((await letters.page(10)).map(({ subject }) => subject)).toEqual(
      [1, 2, 3].map((index) => letter(index).subject),
    );
    expect(await letters.count()).toBe(3);
    expect(said.map(({ level, subject }) => ({ level, subject }))).toEqual(
      [1, 2, 3, 4].map((index) => ({ level: 50, subject: letter(index).subject })),
    );
    expect(said.at(-1)!.msg).toMatch(/full/);
    expect(JSON.stringify(said)).not.toContain('swordfish');
  });

  it('make room when some are taken off', async () => {
    const [first] = await letters.page(1);
    expect(await letters.remove([first!._id])).toBe(1);
    await letters.keep(letter(5));
    expect((await letters.page(10, first!._id)).at(-1)!.subject).toBe(letter(5).subject);
  });
});
