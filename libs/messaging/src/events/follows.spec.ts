import { connect } from '@nats-io/transport-node';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import { EVENT_STREAM, EVENTS, noteAdded, personRegistered, roleAssigned } from '#contracts';
import { specBus } from '../../../../tests/support/spec-servers.js';
import { ensureEventStream } from '../bus/event-stream.js';
import { covers, Follows, filterSubjects, patternOf } from './follows.js';

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

  it('is several things at once where one method handles them, each asked for once', async () => {
    class Following {
      @Follows(roleAssigned, noteAdded, roleAssigned)
      take(): void {}
    }
    const patterns = Reflect.getMetadata(PATTERN_METADATA, Following.prototype.take);
    expect(patterns).toEqual(['roles.role-assigned', 'timeline.note-added']);
  });

  it('stays small and right where all that has to reach people is followed beside whole services', async () => {
    const notifying = EVENTS.filter(({ notifies }) => notifies);
    const patterns = [...notifying, { service: 'incidents' } as const, personRegistered].map(patternOf);
    const subjects = filterSubjects(patterns);
    const wanted = notifying.filter(({ service }) => service !== 'incidents').length;
    expect(subjects).toHaveLength(2 * (wanted + 2));
    expect(subjects).toContain('muster.restricted.*.roles.vacancy-due');
    expect(subjects).not.toContain('muster.evt.*.roles.accountability-resolved');
    expect(subjects).not.toContain('muster.evt.*.incidents.incident-declared');
    const server = await specBus();
    const connection = await connect({ servers: server.url });
    const manager = await ensureEventStream(connection);
    await manager.consumers.add(EVENT_STREAM, { durable_name: 'spec', filter_subjects: subjects });
    await connection.close();
    await server.stop();
  });
});
