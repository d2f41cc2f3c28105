import fc from 'fast-check';
import { COMPONENT_STATES, PUBLIC_IMPACTS, PUBLICATION_STATUSES } from '#contracts';
import { around } from '../update/given-update.js';
import { addEntry } from './add-entry.js';
import { correctEntry } from './correct-entry.js';
import { ADA, at, deciding, done, published, publishing } from './given-publication.js';
import { type KeptPublication, publicPart, shownPublication } from './publication.js';
import { remind } from './publication-clock.js';
import { withdraw } from './withdraw.js';

const WHO = { answers: ADA, deputy: null, manager: null, restricted: false };
const { incident } = around();
const refused = (code: string) => expect.objectContaining({ code });

describe('a publication', () => {
  it('says what is given, and else what it said before', () => {
    const said = done(published(), addEntry({ words: { fr: 'Trouvé.' }, status: 'identified' }, deciding()));
    expect(said).toMatchObject({
      ...{ status: 'identified', components: [{ component: 'checkout', state: 'partial_outage' }], changedAt: at(1) },
      entries: [{ id: 'pub-1.1' }, { id: 'pub-1.2', words: { fr: 'Trouvé.' }, by: ADA }],
      sequence: 2,
    });
  });

  it('has the approved words where nobody gives any, and the impact of the severity', () => {
    const holding = {
      en: { problem: 'Orders fail.', action: 'We are on it.' },
      fr: { subject: 'Panne', problem: 'Oui.' },
    };
    const { title, entries, impact } = published({ title: undefined, words: undefined }, { holding });
    expect(title).toEqual({ en: 'Service disruption', fr: 'Panne' });
    expect(entries[0]?.words).toEqual({ en: 'Orders fail.\n\nWe are on it.', fr: 'Oui.' });
    expect(impact).toBe({ SEV1: 'critical', SEV2: 'major', SEV3: 'minor', SEV4: 'none' }[incident.severity]);
    expect(() => published({ words: undefined })).toThrow(refused('no-holding-statement'));
  });

  it('is none of a drill, which gives back what would have stood there', () => {
    const drill = () => published({}, { incident: { ...incident, kind: 'drill' } });
    expect(drill).toThrow(
      expect.objectContaining({
        code: 'drill-not-published',
        facts: { incident: incident.id, title: { en: 'Orders fail' }, words: { en: 'We are looking.' } },
      }),
    );
  });

  it('began before now, or now', () => {
    expect(published({ startedAt: '2026-03-01T03:00:00+01:00' }).startedAt).toBe('2026-03-01T02:00:00.000Z');
    expect(() => published({ startedAt: at(60) })).toThrow(refused('publication-starts-later'));
  });

  it('that is resolved affects nothing unless that is said, and can be opened again', () => {
    const over = done(published(), addEntry({ words: { en: 'Over.' }, status: 'resolved' }, deciding()));
    expect(over).toMatchObject({ resolvedAt: at(1), components: [{ component: 'checkout', state: 'operational' }] });
    const again = done(over, addEntry({ words: { en: 'No.' }, status: 'investigating' }, deciding()), 2);
    expect(again).toMatchObject({ resolvedAt: null, status: 'investigating' });
  });

  it('is corrected in its place; the same words are no change', () => {
    const right = done(published(), correctEntry('pub-1.1', { en: 'We look.' }, deciding()), 3);
    expect(right.entries).toMatchObject([{ words: { en: 'We look.' }, at: at(0), changedAt: at(3) }]);
    expect(done(right, correctEntry('pub-1.1', { en: 'We look.' }, deciding()), 4)).toBe(right);
    expect(() => done(right, correctEntry('pub-1.7', { en: 'x' }, deciding()))).toThrow(
      refused('publication-entry-unknown'),
    );
  });

  it('that was withdrawn stays to be seen, and nothing more is said of it', () => {
    const gone = done(published(), withdraw({ en: 'It was ours alone.' }, deciding()));
    expect(gone).toMatchObject({ withdrawn: { by: ADA, at: at(1) }, entries: [{ id: 'pub-1.1' }] });
    for (const more of [
      addEntry({ words: { en: 'x' } }, deciding()),
      withdraw({ en: 'x' }, deciding()),
      correctEntry('pub-1.1', { en: 'x' }, deciding()),
    ])
      expect(() => done(gone, more)).toThrow(refused('publication-is-withdrawn'));
  });

  it('is changed by who may, and as it was read', () => {
    const verdict = { allowed: false, whoMay: 'Bo', decidedByCopy: false };
    expect(() => publishing({}, { verdict })({ now: at(0), by: ADA })).toThrow(refused('not-yours-to-publish'));
    expect(() => done(published(), withdraw({ en: 'x' }, deciding({ verdict })))).toThrow(
      refused('not-yours-to-publish'),
    );
    const other = done(published(), addEntry({ words: { en: 'Mine.' } }, deciding({ sequence: 1 })));
    expect(() => done(other, addEntry({ words: { en: 'Also mine.' } }, deciding({ sequence: 1 })))).toThrow(
      expect.objectContaining({ code: 'publication-changed', facts: { sequence: 2, by: 'Ada', at: at(1) } }),
    );
  });

  it('has its bounds, and can be brought to its end beyond them', () => {
    let long = published();
    const words = { en: 'x'.repeat(5_000), fr: 'é'.repeat(5_000) };
    const grow = () => {
      for (let index = 0; index < 110; index += 1) long = done(long, addEntry({ words }, deciding()), index);
    };
    expect(grow).toThrow(refused('publication-says-enough'));
    expect(JSON.stringify(long).length).toBeLessThan(700_000);
    const over = done(long, addEntry({ words, status: 'resolved' }, deciding()), 200);
    expect(over.status).toBe('resolved');
    const more = () => done(over, addEntry({ words, status: 'resolved' }, deciding()), 201);
    expect(more).toThrow(refused('publication-says-enough'));
  });

  it('is corrected also beyond its bounds, by words that are no longer', () => {
    let long = published();
    for (let index = 1; index < 100; index += 1) long = done(long, addEntry({ words: { en: 'x' } }, deciding()), index);
    const over = done(long, addEntry({ words: { en: 'Over.' }, status: 'resolved' }, deciding()), 100);
    expect(over.entries).toHaveLength(101);
    const right = done(over, correctEntry('pub-1.101', { en: 'All is well again.' }, deciding()), 101);
    expect(right.entries.at(-1)?.words.en).toBe('All is well again.');
  });

  it('tells the public nothing of the incident and of who said what', () => {
    const shown = publicPart(shownPublication(done(published(), withdraw({ en: 'False.' }, deciding()))));
    expect(JSON.stringify(shown)).not.toMatch(/Ada|p-ada|INC-/);
  });
});

const status = fc.constantFrom(...PUBLICATION_STATUSES);
const impact = fc.constantFrom(...PUBLIC_IMPACTS);
const state = fc.constantFrom(...COMPONENT_STATES);
const step = fc.oneof(
  fc.record({ what: fc.constant('add' as const), status: fc.option(status, { nil: undefined }), impact, state }),
  fc.record({ what: fc.constant('correct' as const), entry: fc.nat(4) }),
  fc.record({ what: fc.constant('withdraw' as const) }),
  fc.record({ what: fc.constant('remind' as const), after: fc.nat(2_000) }),
);

/** What a step asks for. */
function decisionOf(one: typeof step extends fc.Arbitrary<infer Step> ? Step : never, index: number) {
  if (one.what === 'remind') return remind(WHO);
  if (one.what === 'withdraw') return withdraw({ en: 'False.' }, deciding());
  if (one.what === 'correct') return correctEntry(`pub-1.${one.entry + 1}`, { en: `${index}` }, deciding());
  const components = [{ component: 'checkout', state: one.state }];
  return addEntry({ words: { en: `${index}` }, status: one.status, impact: one.impact, components }, deciding());
}

/** What must hold of a publication at every moment. */
function mustHold(now: KeptPublication): void {
  const latest = now.entries.at(-1)!;
  expect([now.status, now.impact, now.components]).toEqual([latest.status, latest.impact, latest.components]);
  expect(now.resolvedAt !== null).toBe(now.status === 'resolved');
  expect(new Set(now.entries.map(({ id }) => id)).size).toBe(now.entries.length);
}

it('whatever is done to it, a publication is what its latest entry says, and rises by one with each change', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let now = published();
      let minutes = 0;
      for (const [index, one] of steps.entries()) {
        minutes += one.what === 'remind' ? one.after : 1;
        const before = now;
        try {
          now = done(before, decisionOf(one, index), minutes);
        } catch {
          expect(before.withdrawn !== null || one.what === 'correct').toBe(true);
        }
        mustHold(now);
        const isChange = now !== before && one.what !== 'remind';
        expect(now.sequence).toBe(before.sequence + (isChange ? 1 : 0));
        if (before.withdrawn) expect(now).toEqual(before);
      }
    }),
  );
});
