import { connect } from '@nats-io/transport-node';
import { EVENT_STREAM, noteAdded, personRegistered, roleAssigned } from '#contracts';
import { specBus } from '../../../../tests/support/spec-servers.js';
import { ensureEventStream } from '../bus/event-stream.js';
import { covers, filterSubjects, patternOf } from './follows.js';

describe('what a service follows', () => {
  it.each([
    [roleAssigned, ['roles', 'role-assigned'], true],
    [roleAssigned, ['roles', 'role-released'], false],
    [{ service: 'roles' } as const, ['roles', 'role-released'], true],
    [{ service: 'roles' } as const, ['timeline', 'note-added'], false],
    ['everything' as const, ['timeline', 'note-added'], true],
  ])('is told from what it does not (%#)', (followed, [service, name], expected) => {
    expect(covers(patternOf(followed), service!, name!)).toBe(expected);
  });

  it.each([
    [[noteAdded], ['timeline.note-added']],
    [
      [roleAssigned, noteAdded],
      ['roles.role-assigned', 'timeline.note-added'],
    ],
    [
      [roleAssigned, { service: 'roles' } as const, personRegistered, noteAdded],
      ['roles.*', 'timeline.note-added'],
    ],
    [[roleAssigned, { service: 'roles' } as const, 'everything' as const], ['*.*']],
  ])('is asked of the bus without overlaps, which it would refuse (%#)', async (followed, expected) => {
    const subjects = filterSubjects(followed.map(patternOf));
    expect(subjects).toEqual(expected.flatMap((it) => [`muster.evt.*.${it}`, `muster.restricted.*.${it}`]));
    const server = await specBus();
    const connection = await connect({ servers: server.url });
    const manager = await ensureEventStream(connection);
    await manager.consumers.add(EVENT_STREAM, { durable_name: 'spec', filter_subjects: subjects });
    await connection.close();
    await server.stop();
  });
});
