import fc from 'fast-check';
import { anIncident, aProblem, aWorkaround } from './given-alike.js';
import { type Likened, likenedIncident, likenedProblem, writtenIn } from './likened.js';
import { likenessOf, reasonsOf, type Weigh } from './likeness.js';
import { type Compared, prepared } from './overlap.js';
import { trait, traitsOf } from './traits.js';
import { weightOf } from './weight.js';

const rare = () => 0.8;
const compared = ({ traits, kind }: Likened): Compared => ({
  traits,
  isProblem: kind === 'problem' || kind === 'known-error',
});
const incident = (more: Parameters<typeof anIncident>[0]) => likenedIncident(anIncident(more));
const measured = (one: Compared, other: Compared, weigh: Weigh, written?: (trait: string) => string) => {
  const found = likenessOf(prepared(one), other, weigh);
  return { likeness: found.likeness, why: reasonsOf(found, weigh, written) };
};
const like = (one: Likened, other: Likened, weigh: Weigh = rare) =>
  measured(compared(one), compared(other), weigh, writtenIn(one));

describe('two are alike', () => {
  const broken = incident({ title: 'Replication of the orders database lags', components: ['database'] });

  it('by the words of both, in any form, told as they were written', () => {
    const other = incident({ title: 'Orders: databases replicate slowly' });
    const { why } = like(broken, other);
    expect(why).toEqual([
      {
        by: 'words',
        share: expect.any(Number),
        of: ['orders', 'database', 'Replication'],
        why: {
          en: 'the same words: orders, database and Replication',
          fr: 'les mêmes mots : orders, database et Replication',
        },
      },
    ]);
    expect(why[0]!.share).toBeGreaterThan(0.5);
  });

  it('by French words as well', () => {
    const one = incident({ title: 'Réplication arrêtée sur la base des commandes' });
    const other = incident({ title: 'Les commandes : arrêt de la base répliquée' });
    expect(like(one, other).why[0]).toMatchObject({ by: 'words', of: expect.arrayContaining(['Réplication']) });
  });

  it('by the alert, more than by anything else', () => {
    const other = incident({ title: 'Paged', dedupKey: 'disk-full/db1' });
    const { likeness, why } = like(incident({ title: 'Disk', dedupKey: 'disk-full/db1' }), other);
    expect(likeness).toBe(0.9);
    expect(why[0]!.why).toEqual({ en: 'the same alert: disk-full/db1', fr: 'la même alerte : disk-full/db1' });
  });

  it('by labels, the less the more common they are', () => {
    const labels = { region: 'eu-west', team: 'shop' };
    const [one, other] = [incident({ title: 'Aa', labels }), incident({ title: 'Bb', labels })];
    expect(like(one, other).why).toEqual([
      expect.objectContaining({ by: 'fingerprint', of: ['region=eu-west', 'team=shop'] }),
    ]);
    expect(like(one, other, () => 0.05).likeness).toBeLessThan(0.05);
  });

  it('by components, the most where they have the same and no other', () => {
    const shares = [['database'], ['database', 'shop'], ['shop']].map(
      (components) => like(broken, incident({ title: 'Xx', components })).likeness,
    );
    expect(shares).toEqual([...shares].sort((less, more) => more - less));
    expect(shares.at(-1)).toBe(0);
  });

  it('by their cause: what is said of a problem fits what is said of an incident', () => {
    const problem = aProblem([anIncident()], {
      ...aWorkaround('Restart the replication of the orders database.'),
      title: 'Replication slots fill up',
    });
    const { why } = like(broken, likenedProblem(problem));
    expect(why[0]).toMatchObject({ by: 'cause', of: expect.arrayContaining(['Replication', 'orders', 'database']) });
    expect(why[0]!.why.fr).toMatch(/^la cause est dite avec les mêmes mots : /);
  });

  it('by the problem that is behind both, whatever was said', () => {
    const behind = (traits: readonly string[]) => ({
      traits: [...traits, trait('problem', 'PRB-7')],
      isProblem: false,
    });
    const { likeness, why } = measured(behind([]), behind([]), rare);
    expect(likeness).toBe(0.7);
    expect(why[0]!.why).toEqual({ en: 'PRB-7 is behind both', fr: 'PRB-7 est derrière les deux' });
  });

  it('not by what stands everywhere: common words, numbers, letters', () => {
    const [one, other] = [incident({ title: 'The 500 of a x' }), incident({ title: 'A 500 for the x' })];
    expect(like(one, other)).toEqual({ likeness: 0, why: [] });
  });
});

const word = fc.constantFrom('replication', 'disk', 'certificate', 'queue', 'rotated', 'lag', 'pool', 'the', '42');
const anything = fc.record({
  texts: fc.array(
    fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    { maxLength: 3 },
  ),
  components: fc.uniqueArray(fc.constantFrom('shop', 'database', 'mail'), { maxLength: 3 }),
  dedupKey: fc.constantFrom(null, 'a', 'b'),
  labels: fc.dictionary(fc.constantFrom('team', 'region'), fc.constantFrom('x', 'y')),
});
const one = fc.record({
  traits: fc
    .tuple(anything, fc.uniqueArray(fc.constantFrom('PRB-1', 'PRB-2')))
    .map(([given, problems]) => [...traitsOf(given), ...problems.map((id) => trait('problem', id))]),
  isProblem: fc.boolean(),
});
const weigh = (given: string) => weightOf(given.length * 7, 200);

describe('however two are made', () => {
  it('the one is as like the other as the other is like the one, for the same reasons', () => {
    fc.assert(
      fc.property(one, one, (first, second) => {
        const [there, back] = [measured(first, second, weigh), measured(second, first, weigh)];
        const bare = ({ likeness, why }: typeof there) => ({
          likeness,
          why: why
            .map(({ by, share, of }) => ({ by, share, of: [...of].sort() }))
            .sort((a, b) => a.by.localeCompare(b.by)),
        });
        expect(bare(back)).toEqual(bare(there));
      }),
    );
  });

  it('they are alike by something, or not at all; never by more than all, and each reason names what both have', () => {
    fc.assert(
      fc.property(one, one, (first, second) => {
        const { likeness, why } = measured(first, second, weigh);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThan(1);
        if (why.length === 0) expect(likeness).toBe(0);
        for (const { share, of } of why) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          expect(of.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('nothing is more like something than itself', () => {
    fc.assert(
      fc.property(one, one, (first, second) => {
        const itself = measured(first, first, weigh).likeness;
        const mixed = first.isProblem === second.isProblem ? measured(first, second, weigh).likeness : 0;
        // Two digits each.
        expect(mixed).toBeLessThanOrEqual(itself + 0.01);
      }),
    );
  });
});

describe('how telling a trait is', () => {
  it('falls with how many have it, and lies between nearly nothing and 1', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(3_000), fc.nat(100_000), (few, more, all) => {
        const [rarer, commoner] = [weightOf(Math.min(few, more), all), weightOf(Math.max(few, more), all)];
        if (few <= all && more <= all) expect(rarer).toBeGreaterThanOrEqual(commoner);
        expect(commoner).toBeGreaterThanOrEqual(0.05);
        expect(rarer).toBeLessThanOrEqual(1);
      }),
    );
  });
});
