import { type correctEntry as contract, type EventOf, type entryCorrected, type InputOf, Rejection } from '#contracts';
import { correctEntry, MOST_CORRECTIONS, type Uncorrected } from './correct-entry.js';
import { type Entry, type EntryEvent, UNTOUCHED } from './entry.js';
import { entryAggregate } from './entry-aggregate.js';

const ANA = { id: 'p-ana', name: 'Ana' };
const BO = { id: 'p-bo', name: 'Bo' };
const at = (minute: number) => new Date(Date.UTC(2017, 0, 31, 23, minute)).toISOString();

const original: Uncorrected = {
  ...{ incident: 'INC-1', restricted: false, text: 'one', kind: 'note', tags: ['db'] },
  occurredAt: at(0),
};

type Input = Partial<InputOf<typeof contract>>;

const decide = (entry: Entry | undefined, input: Input, by = ANA, minute = 5) => {
  const whole = { incident: 'INC-1', entry: 'n-1', reason: 'a slip', ...input } as InputOf<typeof contract>;
  const span = { declaredAt: at(0) };
  return correctEntry(whole, original, span)(entry, { now: at(minute), by });
};

const standingAfter = (entry: Entry | undefined, events: readonly EntryEvent[]) =>
  events.reduce<Entry | undefined>(
    (state, event) => entryAggregate.evolve(state, event, { at: at(5), by: ANA }),
    entry,
  );

const refusal = (work: () => unknown): Rejection | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Rejection;
  }
};

describe('a correction', () => {
  it('is a further revision with who, when and why, and tells only what is different', () => {
    const [event] = decide(undefined, { text: 'two', kind: 'note', tags: ['db'] });
    expect(event).toEqual({
      name: 'entry-corrected',
      data: {
        ...{ incident: 'INC-1', restricted: false, entry: 'n-1', revision: 1, reason: 'a slip' },
        changes: { text: 'two' },
        standing: { revision: 1, text: 'two', correction: { by: ANA, at: at(5), reason: 'a slip' } },
      },
    });
  });

  it('stands on those before it: what it does not name stays as they left it', () => {
    const first = standingAfter(undefined, decide(undefined, { text: 'two' }));
    const second = standingAfter(first, decide(first, { kind: 'decision', tags: [], occurredAt: at(1) }, BO));
    expect(second?.standing).toMatchObject({
      ...{ revision: 2, text: 'two', kind: 'decision', tags: [], occurredAt: at(1) },
      correction: { by: BO },
    });
  });

  it('of two people who correct at once is refused to the second, who is told what it says now', () => {
    const first = standingAfter(undefined, decide(undefined, { text: 'two', revision: 0 }, BO));
    const refused = refusal(() => decide(first, { text: 'three', revision: 0 }));
    expect(refused?.code).toBe('corrected-meanwhile');
    expect(refused?.facts).toEqual({ revision: 1, by: 'Bo', at: at(5), text: 'two' });
    expect(decide(first, { text: 'three', revision: 1 })).toHaveLength(1);
  });

  it.each<[string, Input, string]>([
    ['that changes nothing', { text: 'one', kind: 'note', tags: ['db'], occurredAt: at(0) }, 'nothing-to-correct'],
    ['that names nothing', {}, 'nothing-to-correct'],
    ['into the future', { occurredAt: at(6) }, 'time-in-future'],
    ['to years before the incident', { occurredAt: '2012-01-31T23:00:00Z' }, 'time-too-early'],
  ])('%s is refused', (_what, input, code) => {
    expect(refusal(() => decide(undefined, input))?.code).toBe(code);
  });

  it('is the last one at some time', () => {
    let entry: Entry | undefined;
    for (let index = 0; index < MOST_CORRECTIONS; index += 1) {
      entry = standingAfter(entry, decide(entry, { text: `text ${index}` }));
    }
    expect(entry?.standing.revision).toBe(MOST_CORRECTIONS);
    expect(refusal(() => decide(entry, { text: 'more' }))?.code).toBe('corrected-too-often');
  });

  it('leaves the note that it corrects as it was written', () => {
    const note = { incident: 'INC-1', restricted: false, text: 'one', occurredAt: at(0) };
    const entry: Entry = { incident: 'INC-1', restricted: false, note, standing: UNTOUCHED };
    const [event] = decide(entry, { text: 'two' }) as readonly EventOf<typeof entryCorrected>[];
    expect(standingAfter(entry, [event!])?.note).toEqual(note);
  });
});
