import { anIncident, aProblem, aWorkaround } from './given-alike.js';
import { likenedIncident, likenedProblem } from './likened.js';
import { rankAlike, type Sought, shownAlike } from './rank.js';

const weigh = () => 0.8;
const alert = { dedupKey: 'disk-full/db1' };
const full = anIncident({ id: 'INC-1', title: 'The disk of db1 is full', ...alert });
const again = anIncident({ id: 'INC-2', title: 'Disk full on db1', declaredAt: '2026-03-02T03:00:00.000Z' });
const mail = anIncident({ id: 'INC-3', title: 'Mail is late' });
const problem = aProblem([full, mail], { ...aWorkaround('Empty the folder of old logs.'), title: 'Logs pile up' });
const all = [...[full, again, mail].map(likenedIncident), likenedProblem(problem)];

function sought(of: ReturnType<typeof likenedIncident>): Sought {
  const { _id: id, kind, ...rest } = of;
  return { id, isProblem: kind === 'problem' || kind === 'known-error', ...rest };
}
const rank = (given: Sought, among = all) =>
  rankAlike(given, among, weigh).map((one) => ({
    one: shownAlike(one, among.find(({ _id }) => _id === one.found._id)!, given, weigh),
  }));
const idsFor = (given: Sought, among = all) => rank(given, among).map(({ one }) => one.id);

describe('what is alike', () => {
  it('is the most alike first, of equals the newest, and says which problems are behind it', () => {
    const paged = likenedIncident(anIncident({ id: 'INC-9', title: 'Disk full, db1', ...alert }));
    const ranked = rank(sought(paged));
    expect(ranked.map(({ one }) => one.id)).toEqual(['INC-1', 'PRB-1', 'INC-2']);
    expect(ranked.map(({ one }) => one.problems)).toEqual([['PRB-1'], ['PRB-1'], []]);
  });

  it('is a problem whose incident had the same alert, though nobody said it in the same words', () => {
    const paged = likenedIncident(anIncident({ id: 'INC-9', title: 'Writes fail', ...alert }));
    const found = rank(sought(paged)).map(({ one }) => one);
    expect(found.find(({ id }) => id === 'PRB-1')!.why).toMatchObject([{ by: 'fingerprint', of: ['disk-full/db1'] }]);
  });

  it('is what has the same problem behind it, in other words', () => {
    const [first] = rank(sought(likenedIncident(mail)));
    expect(first!.one).toMatchObject({ id: 'INC-1', why: [{ by: 'cause', of: ['PRB-1'] }] });
  });

  it('is never itself, nor what belongs to it', () => {
    expect(idsFor(sought(likenedIncident(full)))).not.toContain('INC-1');
    expect(idsFor(sought(likenedIncident(full)))).not.toContain('PRB-1');
    expect(idsFor(sought(likenedProblem(problem)))).toEqual([]);
    const own = sought(likenedProblem({ ...problem, title: 'The disk of db1 is full' }));
    expect(idsFor(own)).toEqual(['INC-2']);
  });

  it.each([
    ['a drill', { kind: 'drill' as const }],
    ['what lives on in another', { status: 'merged' as const, mergedInto: 'INC-2' }],
  ])('is not %s', (_what, more) => {
    const aside = likenedIncident({ ...full, ...more });
    expect(idsFor(sought(likenedIncident(again)), [aside])).toEqual([]);
  });
});
