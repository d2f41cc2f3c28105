import { GIVEN_COPY, given } from './given-copy.js';
import { overall } from './overall.js';
import { NOTHING_KNOWN, type PublicCopy } from './public-copy.js';

const calm: PublicCopy = { ...GIVEN_COPY, publications: [], maintenances: [] };
const at = '2026-11-26T13:00:00.000Z';
const words = { en: 'Something' };
const [planned, underWay] = GIVEN_COPY.maintenances;

describe('how all is', () => {
  it('is well where nothing is said', () => {
    expect(overall(calm)).toEqual({
      indicator: 'none',
      description: { en: 'All Systems Operational', fr: 'Tous les systèmes sont opérationnels' },
    });
  });

  it('is not known where nothing was ever heard, but what is open counts all the same', () => {
    expect(overall(NOTHING_KNOWN).description.en).toBe('Status Not Known Yet');
    expect(overall({ ...GIVEN_COPY, confirmedAt: null }).indicator).toBe('major');
  });

  it('is as bad as the worst component', () => {
    const one = given('pub-1', words, [
      { at, status: 'identified', impact: 'none', states: { api: 'major_outage' }, words },
    ]);
    expect(overall({ ...calm, publications: [one] }).indicator).toBe('critical');
  });

  it('is as bad as the impact of what is open, also where no component is named', () => {
    const one = given('pub-1', words, [{ at, status: 'identified', impact: 'critical', words }]);
    expect(overall({ ...calm, publications: [one] }).indicator).toBe('critical');
    expect(overall({ ...calm, publications: [{ ...one, resolvedAt: at }] }).indicator).toBe('none');
  });

  it('is not worse for what was withdrawn, or for a component that is not shown', () => {
    const states = { secret: 'major_outage' } as const;
    const hidden = given('pub-1', words, [{ at, status: 'identified', impact: 'none', states, words }]);
    expect(overall({ ...calm, publications: [hidden] }).indicator).toBe('none');
    const one = given('pub-1', words, [{ at, status: 'identified', impact: 'critical', words }]);
    const withdrawn = { at, by: { id: 'p-ana', name: 'Ana' }, reason: words };
    expect(overall({ ...calm, publications: [{ ...one, withdrawn }] }).indicator).toBe('none');
  });

  it('says maintenance while work is under way and nothing is wrong, not while it is planned', () => {
    expect(overall({ ...calm, maintenances: [underWay!] }).indicator).toBe('maintenance');
    expect(overall({ ...calm, maintenances: [planned!] }).indicator).toBe('none');
    expect(overall({ ...GIVEN_COPY, maintenances: [underWay!] }).indicator).toBe('major');
  });
});
