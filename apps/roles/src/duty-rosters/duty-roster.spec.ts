import { DUTY_ROSTER_EVENTS, NO_INCIDENT, Rejection } from '#contracts';
import { ADA, at } from '../roster/given.js';
import { addDutyRoster } from './add-duty-roster.js';
import { changeDutyRoster } from './change-duty-roster.js';
import { type DutyRosterEvent, dutyRosterAggregate, type KnownDutyRoster } from './duty-roster-aggregate.js';
import { removeDutyRoster } from './remove-duty-roster.js';

const terms = {
  ...{ key: 'payments', name: 'Payments', url: 'https://calendars.example.org/secret-1/basic.ics', timeZone: 'UTC' },
  gives: { roles: ['tech-lead'], skills: ['postgresql'] },
};

const entryAfter = (
  decide: (known: KnownDutyRoster | undefined) => readonly DutyRosterEvent[],
  known?: KnownDutyRoster,
) =>
  decide(known).reduce<KnownDutyRoster | undefined>(
    (state, event) => dutyRosterAggregate.evolve(state, event, { at: at(1), by: ADA }),
    known,
  )!;
const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as Rejection).code;
  }
  return undefined;
};
const added = entryAfter(addDutyRoster(terms));

describe('the register of duty rosters', () => {
  it('has an entry that was added, changed field by field, until it is removed; then its key is free', () => {
    expect(added).toEqual({ ...terms, changedAt: at(1), removedAt: null });
    const changed = entryAfter(changeDutyRoster('payments', { name: 'Paying' }), added);
    expect(changed).toEqual({ ...added, name: 'Paying' });
    const removed = entryAfter(removeDutyRoster('payments'), changed);
    expect(removed.removedAt).toBe(at(1));
    expect(entryAfter(addDutyRoster(terms), removed)).toEqual(added);
  });

  it('does not change by what is so already', () => {
    expect(changeDutyRoster('payments', terms)(added)).toEqual([]);
  });

  it('refuses a key twice, and one that it does not have', () => {
    expect(codeOf(() => addDutyRoster(terms)(added))).toBe('duty-roster-exists');
    const removed = entryAfter(removeDutyRoster('payments'), added);
    for (const known of [undefined, removed]) {
      expect(codeOf(() => changeDutyRoster('payments', {})(known))).toBe('duty-roster-unknown');
      expect(codeOf(() => removeDutyRoster('payments')(known))).toBe('duty-roster-unknown');
    }
  });

  it('never publishes the address of a calendar: it is often a secret', () => {
    const [event] = addDutyRoster(terms)(undefined);
    const published = { ...event!.data, ...dutyRosterAggregate.attach!(added, event!) };
    expect(JSON.stringify(published)).not.toContain('secret');
    expect(published).toMatchObject({ roster: { key: 'payments', host: 'calendars.example.org' } });
    for (const { data } of DUTY_ROSTER_EVENTS) expect(data.safeParse(published).success).toBe(true);
  });

  it('belongs to no incident, and is told in both languages', () => {
    expect(dutyRosterAggregate.place(added)).toEqual({ incident: NO_INCIDENT, restricted: false });
    const data = dutyRosterAggregate.attach!(added, addDutyRoster(terms)(undefined)[0]!) as never;
    expect(DUTY_ROSTER_EVENTS.map(({ wording }) => wording!({ data, by: ADA }))).toEqual([
      { en: 'Ada added the duty roster Payments.', fr: "Ada a ajouté le planning d'astreinte Payments." },
      { en: 'Ada changed the duty roster Payments.', fr: "Ada a changé le planning d'astreinte Payments." },
      { en: 'Ada removed the duty roster Payments.', fr: "Ada a retiré le planning d'astreinte Payments." },
    ]);
  });
});
