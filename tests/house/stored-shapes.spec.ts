import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORED } from './stored-states.js';

const FOLDER = join(import.meta.dirname, 'stored-shapes');

/** The state as the version of that shape stored it. */
const example = (name: string, shape: number): unknown =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.${shape}.json`), 'utf8'));

/** By every lift from the shape it was stored in. */
const lift = ({ lifts = [] }: { lifts?: readonly ((earlier: never) => unknown)[] }, shape: number, state: unknown) =>
  lifts.slice(shape - 1).reduce((earlier, next) => next(earlier as never), state);

const cases = STORED.flatMap(({ aggregate, state, earlier = [] }) =>
  Array.from({ length: aggregate.shape }, (_, index) => ({
    ...{ aggregate, state: earlier[index] ?? state, name: aggregate.name, shape: index + 1 },
  })),
);

describe('what was stored once', () => {
  it.each(cases)('$name of shape $shape is today what the same commands store today', (one) => {
    // If this fails for today's shape: raise the aggregate's `shape`, add a lift, and keep the new example beside the old.
    expect(lift(one.aggregate, one.shape, example(one.name, one.shape))).toEqual(one.state);
  });

  it('has an example of every shape, and none of a shape that never was', () => {
    const wanted = cases.map(({ name, shape }) => `${name}.${shape}.json`);
    expect(readdirSync(FOLDER).sort()).toEqual(wanted.sort());
  });

  it.each(STORED)('$aggregate.name has a lift from each shape to the next', ({ aggregate }) => {
    expect(aggregate.lifts?.length ?? 0).toBe(aggregate.shape - 1);
  });
});

it('every aggregate of every service is among them', () => {
  const files = readdirSync('apps', { recursive: true, encoding: 'utf8' });
  const aggregates = files.filter((file) => file.endsWith('-aggregate.ts'));
  expect(aggregates.length).toBe(STORED.length);
});
