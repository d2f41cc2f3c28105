import { around } from '../update/given-update.js';
import { addEntry } from './add-entry.js';
import { ADA, at, deciding, done, published } from './given-publication.js';
import { dueAt, remind } from './publication-clock.js';

const BO = { id: 'p-bo', name: 'Bo' };
const CY = { id: 'p-cy', name: 'Cy' };
const WHO = { answers: ADA, deputy: BO, manager: CY, restricted: false };
const HOURS = 60;
const { incident } = around();

const askedAt = (hours: number, before = published({}, { incident: { ...incident, severity: 'SEV2' } })) => {
  const [event] = remind(WHO)(before, { now: at(hours * HOURS), by: ADA });
  return event?.name === 'publication-due' ? [event.data.hours, event.data.asks.map(({ name }) => name)] : undefined;
};

describe('a publication that stays open in silence', () => {
  it('asks who answers for it after three hours, the deputy too after six, the manager too from twelve on', () => {
    expect(askedAt(2.9)).toBeUndefined();
    expect(askedAt(3)).toEqual([3, ['Ada']]);
    expect(askedAt(6)).toEqual([6, ['Ada', 'Bo']]);
    expect(askedAt(12)).toEqual([12, ['Ada', 'Bo', 'Cy']]);
    expect(askedAt(400)).toEqual([24, ['Ada', 'Bo', 'Cy']]);
  });

  it('asks of the latest hour only after a stop, and then of the next', () => {
    const asked = done(published({}, { incident: null }), remind(WHO), 7 * HOURS);
    expect([asked.reminded, dueAt(asked)]).toEqual([6, at(12 * HOURS)]);
    expect(dueAt(done(asked, remind(WHO), 30 * HOURS))).toBeNull();
  });

  it('begins anew with whatever is said, and ends with it', () => {
    const open = done(published({}, { incident: null }), remind(WHO), 4 * HOURS);
    const said = done(open, addEntry({ words: { en: 'Still.' } }, deciding()), 5 * HOURS);
    expect(dueAt(said)).toBe(at(8 * HOURS));
    expect(
      dueAt(done(said, addEntry({ words: { en: 'Over.' }, status: 'resolved' }, deciding()), 6 * HOURS)),
    ).toBeNull();
  });

  it('asks nobody of a SEV4, nor of what is only told afterwards', () => {
    expect(dueAt(published({}, { incident: { ...incident, severity: 'SEV4' } }))).toBeNull();
    expect(dueAt(published({}, { incident: { ...incident, kind: 'backfilled' } }))).toBeNull();
  });
});
