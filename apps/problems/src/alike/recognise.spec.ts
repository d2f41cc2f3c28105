import { anIncident, aProblem, aWorkaround } from './given-alike.js';
import { likenedIncident, likenedProblem } from './likened.js';
import { rankAlike, shownAlike } from './rank.js';
import { isToRecognise, recognise, recognisedAmong } from './recognise.js';

const BO = { id: 'p-bo', name: 'Bo' };
const at = '2026-03-01T03:30:00.000Z';
const known = aProblem([anIncident({ id: 'INC-1', components: ['checkout'] })], {
  ...{ id: 'PRB-7', title: 'Payments time out after a certificate was rotated', components: ['checkout'] },
  ...aWorkaround('Restart the payment workers: they keep the old certificate.'),
});

function knownFor(title: string, more: object = {}) {
  const incident = anIncident({ id: 'INC-2', title, ...more });
  const { _id: id, ...rest } = likenedIncident(incident);
  const [sought, kept, weigh] = [{ ...rest, id, isProblem: false }, likenedProblem(known), () => 0.7];
  const ranked = rankAlike(sought, [kept], weigh);
  return recognisedAmong(ranked.map((one) => shownAlike(one, kept, sought, weigh)));
}

describe('a known error', () => {
  it('is recognised by the words of its cause, and the manager gets the workaround at once', () => {
    const [found] = knownFor('Payments time out since the certificate was rotated');
    const [event] = recognise(anIncident({ id: 'INC-2' }), found!, BO);
    expect(event).toMatchObject({
      ...{ name: 'known-error-recognised' },
      data: { incident: 'INC-2', problem: 'PRB-7', workaround: known.workaround, asks: [BO], restricted: false },
    });
  });

  it('is not recognised by its component alone, nor by one word', () => {
    expect(knownFor('Slow', { components: ['checkout'] })).toEqual([]);
    expect(knownFor('Payments of salaries are wrong in the ledger of May')).toEqual([]);
  });

  it('is not known without a workaround', () => {
    const [found] = knownFor('Payments time out since the certificate was rotated');
    expect(recognisedAmong([{ ...found!, workaround: null }])).toEqual([]);
  });

  it('wakes nobody for a SEV4', () => {
    const [found] = knownFor('Payments time out since the certificate was rotated');
    expect(recognise(anIncident({ severity: 'SEV4' }), found!, BO)[0]!.data.asks).toEqual([]);
  });
});

describe('an incident is looked at', () => {
  it.each([
    [{}, true],
    [{ status: 'active' as const }, true],
    [{ kind: 'drill' as const }, false],
    [{ kind: 'backfilled' as const }, false],
    [{ status: 'mitigated' as const }, false],
    [{ status: 'cancelled' as const }, false],
    [{ declaredAt: '2026-03-01T01:29:59.000Z' }, false],
  ])('%j: %s', (more, looked) => {
    expect(isToRecognise(anIncident(more), at)).toBe(looked);
  });
});
