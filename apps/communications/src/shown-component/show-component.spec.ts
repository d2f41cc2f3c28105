import { showComponent } from './show-component.js';

const context = (now: string) => ({ now, by: { id: 'p-ada', name: 'Ada' } });
const HOW = { key: 'checkout', name: { en: 'Checkout' }, description: null, group: null, position: 1, visible: true };
const MARCH = '2026-03-01T00:00:00.000Z';
const APRIL = '2026-04-01T00:00:00.000Z';

const shown = (how: typeof HOW, before?: Parameters<ReturnType<typeof showComponent>>[0], now = MARCH) =>
  showComponent(how)(before, context(now))[0]?.data.component;

describe('a component on the page', () => {
  it('has its history from the day on which it was first shown, also after it was hidden', () => {
    const first = shown(HOW)!;
    expect(first).toEqual({ ...HOW, shownSince: MARCH, changedAt: MARCH, sequence: 1 });
    const hidden = shown({ ...HOW, visible: false }, first, APRIL)!;
    expect(hidden).toMatchObject({ visible: false, shownSince: MARCH, changedAt: APRIL, sequence: 2 });
    expect(shown(HOW, hidden, APRIL)).toMatchObject({ visible: true, shownSince: MARCH, sequence: 3 });
  });

  it('does not go back in time where a replica’s clock is behind', () => {
    expect(shown({ ...HOW, position: 2 }, shown(HOW, undefined, APRIL), MARCH)).toMatchObject({
      changedAt: APRIL,
      sequence: 2,
    });
  });

  it('that is shown so already is no change', () => {
    expect(showComponent(HOW)(shown(HOW), context(APRIL))).toEqual([]);
  });
});
