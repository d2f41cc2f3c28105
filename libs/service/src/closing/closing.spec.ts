import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { z } from 'zod';
import { defineEvent, type OpenItem, objectToClosing } from '#contracts';
import { type Aggregate, type AggregateStore, type DomainEvent } from '#persistence';
import { ServiceUnderTest } from '../../../../tests/support/service-under-test.js';
import { aggregateStore } from '../aggregates.js';

const THINGS = Symbol('things');
const ROUNDS = 100;

interface Thing {
  readonly id: string;
  readonly incident: string;
  readonly done: boolean;
}

const made = defineEvent({
  ...{ service: 'timeline', name: 'made', version: 1, summary: 'For specs.', wording: null },
  data: z.object({ id: z.string(), incident: z.string(), done: z.boolean() }),
});

/** Something that is open until it is done. */
const thing: Aggregate<Thing, DomainEvent> = {
  ...{ service: 'timeline', name: 'things', shape: 1, events: [made as never] },
  evolve: (before, { data }) => ({ ...before, ...data }) as Thing,
  place: ({ incident }) => ({ incident, restricted: false }),
};

const open = {
  items: ({ id, incident, done }: Thing) =>
    done
      ? []
      : [{ incident, id: `thing:${id}`, kind: 'thing', title: { en: id, fr: id }, owner: null, due: null, link: null }],
  filters: (incident: string) => [{ 'state.incident': incident }],
};

@Module({ providers: [aggregateStore(THINGS, thing, { open, indexes: [{ 'state.incident': 1 }] })] })
class ThingsModule {}

let service: ServiceUnderTest;
let store: AggregateStore<Thing, DomainEvent>;
/** What this service said to `incidents`, by incident. */
const objections = new Map<string, OpenItem[]>();
let stands = true;

beforeAll(async () => {
  service = await ServiceUnderTest.start('timeline', ThingsModule);
  store = service.app.get(THINGS, { strict: false });
  service.parts.bus.connection.subscribe(objectToClosing.subject, {
    callback: (_, message) => {
      const { incident, items } = message.json<{ incident: string; items: OpenItem[] }>();
      objections.set(incident, items);
      message.respond(JSON.stringify({ stands }));
    },
  });
});

afterAll(() => service?.stop());

const call = () => ({ by: service.parts.self, correlation: randomUUID() });
const make = (id: string, incident: string, done = false) =>
  store.create(
    id,
    call(),
    () => [{ name: 'made', data: { id, incident, done } }],
    () => id,
  );
const namesOf = (items: readonly OpenItem[]) => items.map(({ id }) => id);
const told = async (incident: string): Promise<string[]> => {
  for (let tries = 0; tries < 200 && !objections.has(incident); tries += 1) {
    await new Promise((again) => setTimeout(again, 5));
  }
  return namesOf(objections.get(incident) ?? []);
};

it('of a seal and of what comes up at the same moment one always sees the other', async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const [incident, id] = [`INC-${round}`, `t-${round}`];
    const [listed] = await Promise.all([service.parts.closing.seal(incident, 1), make(id, incident)]);
    const seen = namesOf(listed).includes(`thing:${id}`) ? namesOf(listed) : await told(incident);
    expect(seen).toEqual([`thing:${id}`]);
  }
});

it('what comes up in an incident that nobody closes is told to nobody, and what is done is not open', async () => {
  await make('t-quiet', 'INC-1001');
  await service.parts.closing.seals.put('INC-1002', 1, new Date());
  await make('t-done', 'INC-1002', true);
  await new Promise((passed) => setTimeout(passed, 100));
  expect([objections.has('INC-1001'), objections.has('INC-1002')]).toEqual([false, false]);
});

it('a seal that no longer stands is taken off when it is met, and a later one stays', async () => {
  const { seals } = service.parts.closing;
  await seals.put('INC-1003', 2, new Date());
  await seals.put('INC-1003', 1, new Date());
  await seals.lift('INC-1003', 1, new Date());
  expect(await seals.of('INC-1003')).toMatchObject({ attempt: 2 });
  await seals.lift('INC-1005', 1, new Date());
  await seals.put('INC-1005', 1, new Date());
  expect(await seals.of('INC-1005')).toBeNull();
  stands = false;
  await make('t-late', 'INC-1003');
  expect(await told('INC-1003')).toEqual(['thing:t-late']);
  for (let tries = 0; tries < 100 && (await seals.of('INC-1003')); tries += 1) {
    await new Promise((again) => setTimeout(again, 5));
  }
  expect(await seals.of('INC-1003')).toBeNull();
});

it('a process that died before it could say what came up says so at its next start', async () => {
  stands = true;
  await make('t-before', 'INC-1004');
  // It looked for a seal before there was one.
  await new Promise((passed) => setTimeout(passed, 100));
  await service.parts.closing.seals.put('INC-1004', 1, service.parts.clock.now());
  service.parts.closing.start();
  expect(await told('INC-1004')).toEqual(['thing:t-before']);
});
