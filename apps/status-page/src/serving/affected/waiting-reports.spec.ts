import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { reportAffected } from '#contracts';
import type { Report } from './report.js';
import { WaitingFile } from './waiting-file.js';
import { type Batch, WaitingReports } from './waiting-reports.js';

const NOW = new Date('2026-11-26T14:00:00.000Z');
const reported = (more: Partial<Report> = {}): Report => ({
  ...{ publication: null, component: 'checkout', words: null, language: 'en', ...more },
});

const sumOf = (batches: readonly Batch[]): number =>
  batches.flatMap(({ counts }) => counts).reduce((all, { count }) => all + count, 0);

describe('reports that wait', () => {
  it('are passed on by publication, the same again until they are taken', () => {
    const waiting = new WaitingReports();
    waiting.count(reported({ publication: 'pub-1', words: 'I cannot pay' }), NOW);
    waiting.count(reported(), NOW);
    const first = waiting.next()!;
    waiting.count(reported({ publication: 'pub-1' }), NOW);
    expect(waiting.next()).toBe(first);
    expect(first).toMatchObject({ publication: 'pub-1', batch: 1, words: [{ words: 'I cannot pay' }] });
    waiting.done(first);
    expect([waiting.next()?.publication, waiting.all.map(({ batch }) => batch)]).toEqual([null, [2, 3]]);
  });

  it('are all counted, and their words are kept up to a thousand', () => {
    const waiting = new WaitingReports();
    for (let index = 0; index < 3_000; index += 1) waiting.count(reported({ words: `words ${index}` }), NOW);
    const words = waiting.all.flatMap((batch) => batch.words);
    expect([sumOf(waiting.all), words.length]).toEqual([3_000, 1_000]);
    for (const batch of waiting.all) expect(reportAffected.input.safeParse(batch).success).toBe(true);
  });

  it('let others by where something in them is not taken, and keep the order of one publication', () => {
    const waiting = new WaitingReports();
    for (let index = 0; index < 51; index += 1) waiting.count(reported({ publication: 'pub-1', words: 'x' }), NOW);
    const first = waiting.next()!;
    waiting.next();
    waiting.count(reported(), NOW);
    waiting.later(first);
    expect(waiting.next()?.publication).toBeNull();
    const own = waiting.all.filter(({ publication }) => publication === 'pub-1').map(({ batch }) => batch);
    expect(own).toEqual(own.toSorted((one, other) => one - other));
  });

  it('are each passed on once in rising order, whatever fails in between', () => {
    const step = fc.oneof(
      fc.record({ publication: fc.constantFrom(null, 'pub-1', 'pub-2'), words: fc.constantFrom(null, 'x') }),
      fc.constantFrom('done', 'later'),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const waiting = new WaitingReports();
        const passed: Batch[] = [];
        const passOn = () => {
          const batch = waiting.next();
          if (batch) passed.push(batch);
          if (batch) waiting.done(batch);
        };
        for (const one of steps) {
          if (typeof one === 'object') waiting.count(reported(one), NOW);
          else if (one === 'done') passOn();
          else if (waiting.next()) waiting.later(waiting.next()!);
        }
        while (waiting.next()) passOn();
        expect(sumOf(passed)).toBe(steps.filter((one) => typeof one === 'object').length);
        for (const [, own] of Map.groupBy(passed, ({ publication }) => publication)) {
          const numbers = own.map(({ batch }) => batch);
          expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
        }
      }),
    );
  });
});

describe('their file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-affected-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is taken over by another process when its own has ended, as far as it holds', () => {
    const waiting = new WaitingReports();
    waiting.count(reported({ words: '« non »\n\u2028oui' }), NOW);
    waiting.count(reported({ publication: 'pub-1' }), NOW);
    const [own, other] = [new WaitingFile(folder, waiting.page), new WaitingFile(folder, new WaitingReports().page)];
    own.write(waiting.all);
    expect(other.abandoned(60_000, new Date())).toEqual([]);
    expect(own.abandoned(0, new Date(Date.now() + 120_000))).toEqual([]);
    own.leave();
    const [path] = other.abandoned(60_000, new Date());
    expect(other.read(path!)).toEqual(waiting.all);
    writeFileSync(path!, `garbage\n{"page":1}\n`);
    expect(other.read(path!)).toEqual([]);
    other.remove(path!);
    expect([other.read(path!), other.abandoned(0, new Date())]).toEqual([[], []]);
  });

  it('is not there where nothing waits', () => {
    const file = new WaitingFile(folder, new WaitingReports().page);
    file.write([]);
    file.leave();
    expect(readdirSync(folder)).toEqual([]);
  });
});
