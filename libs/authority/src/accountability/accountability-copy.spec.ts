import { type Connection, createConnection } from 'mongoose';
import { eventOf } from '../../../../tests/support/following-service.js';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import { AccountabilityCopy, type AccountabilityTable } from './accountability-copy.js';

const database = specDatabase('accountability');
const connections: Connection[] = [];
let copies: AccountabilityCopy[];

beforeAll(async () => {
  for (let index = 0; index < 2; index += 1) connections.push(await createConnection(database.url).asPromise());
  copies = await Promise.all(connections.map((connection) => AccountabilityCopy.open(connection)));
});
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await database.drop();
});

const table = (incident: string, sequence: number, more: Partial<AccountabilityTable> = {}): AccountabilityTable => ({
  ...{ incident, sequence, table: [], manager: `p-${sequence}`, deputy: null, restricted: false, sees: [] },
  ...more,
});

describe('the copy of who answers for what', () => {
  it('is the newest that was seen, in whatever order two replicas see them, from the very first on', async () => {
    for (let round = 0; round < 30; round += 1) {
      const incident = `INC-${round}`;
      const shuffled = [1, 2, 3, 4, 5, 6].sort(() => Math.random() - 0.5);
      await Promise.all(shuffled.map((sequence, index) => copies[index % 2]!.keep(table(incident, sequence))));
      expect(await copies[0]!.find(incident)).toEqual(table(incident, 6));
    }
  });

  it('does not change when the same one comes again', async () => {
    await copies[0]!.keep(table('INC-100', 4, { manager: 'p-first' }));
    await copies[1]!.keep(table('INC-100', 4, { manager: 'p-second' }));
    expect((await copies[0]!.find('INC-100'))?.manager).toBe('p-first');
  });

  it('is made from the event of roles', async () => {
    const { incident, sequence, ...data } = table('INC-101', 9, { restricted: true, sees: ['p-ada'] });
    await copies[0]!.take(eventOf('roles', 'accountability-resolved', data, { incident, sequence }).event);
    expect(await copies[1]!.find('INC-101')).toEqual({ incident, sequence, ...data });
  });

  it('knows which restricted incidents a person sees, and nothing of an incident it never heard of', async () => {
    await copies[0]!.keep(table('INC-102', 1, { restricted: true, sees: ['p-ada', 'p-bob'] }));
    await copies[0]!.keep(table('INC-103', 1, { restricted: false, sees: ['p-bob'] }));
    expect(await copies[1]!.seenBy('p-bob')).toEqual(['INC-102']);
    expect(await copies[1]!.find('INC-999')).toBeUndefined();
  });
});
