import type { Facts, Publication } from '#contracts';
import { published } from '../publication/given-publication.js';
import { shownPublication } from '../publication/publication.js';
import { pageDrift } from './page-drift.js';

const SHOWN = new Set(['checkout', 'search']);
const page = (more: Partial<Publication> = {}): Publication => ({
  ...shownPublication(published()),
  impact: 'major',
  ...more,
});
const RESOLVED = { status: 'resolved', resolvedAt: '2026-03-01T04:00:00.000Z' } as const;
const WITHDRAWN = { withdrawn: { at: '2026-03-01T04:00:00.000Z', by: { id: 'p-a', name: 'A' }, reason: {} } };

const facts = (more: Partial<Facts> = {}): Facts => ({
  ...{ severity: 'SEV1', status: 'active', impact: null, components: ['checkout'], title: 'Orders fail', ...more },
});
const drift = (publications: Publication[], now: Partial<Facts> = {}) =>
  pageDrift(publications, facts(now), SHOWN).map(({ field, said, now: is }) => [field, said, is]);

describe('the status page', () => {
  it('agrees with an incident of which it says what is so', () => {
    expect(drift([page()])).toEqual([]);
    expect(drift([page(RESOLVED)], { status: 'resolved' })).toEqual([]);
    expect(drift([page({ status: 'monitoring' })], { status: 'mitigated' })).toEqual([]);
    expect(drift([])).toEqual([]);
  });

  it('says that it goes on when the incident is over, and that it is over while it goes on', () => {
    expect(drift([page()], { status: 'resolved' })).toEqual([['status', 'investigating', 'resolved']]);
    expect(drift([page()], { status: 'cancelled' })).toEqual([['status', 'investigating', 'cancelled']]);
    expect(drift([page(RESOLVED)])).toEqual([['status', 'resolved', 'active']]);
    expect(drift([page(RESOLVED), page({ id: 'pub-2' })])).toEqual([]);
  });

  it('makes less or more of it than it is', () => {
    expect(drift([page({ impact: 'minor' })])).toEqual([['severity', 'minor', 'SEV1']]);
    expect(drift([page({ impact: 'critical' })], { severity: 'SEV3' })).toEqual([['severity', 'critical', 'SEV3']]);
  });

  it('names other components than the incident has, of those that it shows', () => {
    expect(drift([page()], { components: ['checkout', 'search', 'inside'] })).toEqual([
      ['components', ['checkout'], ['checkout', 'search']],
    ]);
    expect(drift([page({ components: [] })])).toEqual([['components', [], ['checkout']]]);
    expect(drift([page()], { components: ['checkout', 'inside'] })).toEqual([]);
  });

  it('disagrees with nothing by what was withdrawn, nor with what lives on in another incident', () => {
    expect(drift([page(WITHDRAWN)], { status: 'resolved' })).toEqual([]);
    expect(drift([page()], { status: 'merged' })).toEqual([]);
  });
});
