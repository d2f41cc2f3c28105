import { daysOf } from './days.js';
import { GIVEN_COPY, NOW } from './given-copy.js';
import { saidSince } from './said-since.js';

describe('what was said of a component in the last days', () => {
  it('tells the same of each day as all that was ever said', () => {
    for (const count of [1, 5, 90]) {
      const said = saidSince(GIVEN_COPY, NOW, count);
      for (const component of GIVEN_COPY.components) {
        expect(daysOf(said(component.key), component, NOW, count)).toEqual(daysOf(GIVEN_COPY, component, NOW, count));
      }
    }
  });

  it('leaves out what was over before, what was withdrawn, and work that never began', () => {
    const said = saidSince(GIVEN_COPY, NOW, 10);
    expect(said('search').publications).toEqual([]);
    expect(said('website').publications.map(({ id }) => id)).toEqual(['pub-slow']);
    expect(said('storage').maintenances.map(({ id }) => id)).toEqual(['mnt-done']);
  });
});
