import { changePerson as contract, personChanged, Rejection } from '#contracts';
import { ADA, at, BEN } from '../roster/given.js';
import { changePerson, type PersonChange } from './change-person.js';
import { type KnownPerson, personAggregate } from './person-aggregate.js';
import { registerPerson } from './register-person.js';

const registered = registerPerson('p-ben', { name: 'Ben Ng', email: 'ben@example.org', locale: 'fr' });
const ben = personAggregate.evolve(undefined, registered(undefined, { now: at(0), by: BEN })[0]!, {
  at: at(0),
  by: BEN,
});
const paris = { timeZone: 'Europe/Paris' };
const hours = { weekdays: ['monday' as const], from: '09:00', to: '17:00' };

function changed(change: PersonChange, known: KnownPerson = ben, by = BEN, isAdministrator = false) {
  try {
    const events = changePerson(change, isAdministrator)(known, { now: at(1), by });
    return events.reduce((state, event) => personAggregate.evolve(state, event, { at: at(1), by }), known);
  } catch (error) {
    return (error as Rejection).problem('en');
  }
}

describe('what somebody brings', () => {
  it('is nothing in particular to begin with, and three incidents at once', () => {
    expect(ben).toMatchObject({ skills: [], timeZone: null, workingHours: null, burdenLimit: 3 });
  });

  it('is changed field by field; they are found and addressed as before', () => {
    const skilled = changed({ skills: ['redis', 'postgresql', 'redis'] }) as KnownPerson;
    expect(skilled).toEqual({ ...ben, skills: ['postgresql', 'redis'] });
    const placed = changed({ ...paris, workingHours: hours, burdenLimit: 1 }, skilled);
    expect(placed).toEqual({ ...skilled, ...paris, workingHours: hours, burdenLimit: 1 });
  });

  it('is emptied by null', () => {
    const full = changed({ ...paris, skills: ['redis'], workingHours: hours, burdenLimit: 1 }) as KnownPerson;
    expect(changed({ skills: null, timeZone: null, workingHours: null, burdenLimit: null }, full)).toEqual(ben);
  });

  it('changes by an event only when it really changes; the event has the whole entry', () => {
    const decide = changePerson({ skills: ['redis'], timeZone: null }, false);
    const { foundBy: _, ...entry } = ben;
    expect(decide(ben, { now: at(1), by: BEN })).toEqual([
      { name: 'person-changed', data: { person: { ...entry, skills: ['redis'] }, changed: ['skills'] } },
    ]);
    expect(changePerson({ skills: [], timeZone: null, burdenLimit: 3 }, false)(ben, { now: at(1), by: BEN })).toEqual(
      [],
    );
  });

  it('is for themselves to say, and for administrators', () => {
    expect(changed({ burdenLimit: 9 }, ben, ADA)).toMatchObject({
      code: 'not-for-you',
      whoMay: 'Ben Ng, administrators',
    });
    expect(changed({ burdenLimit: 9 }, ben, ADA, true)).toMatchObject({ burdenLimit: 9 });
  });

  it('has working hours of a place, not of none', () => {
    expect(changed({ workingHours: hours })).toMatchObject({ code: 'hours-need-time-zone' });
    const full = changed({ ...paris, workingHours: hours }) as KnownPerson;
    expect(changed({ timeZone: null }, full)).toMatchObject({ code: 'hours-need-time-zone' });
  });

  it.each([
    ['timeZone', 'Europe/Atlantis'],
    ['timeZone', '+02:00'],
    ['timeZone', ''],
    ['skills', ['Post gres']],
    ['skills', Array.from({ length: 51 }, (_, index) => `skill-${index}`)],
    ['workingHours', { ...hours, from: '24:00' }],
    ['workingHours', { ...hours, weekdays: [] }],
    ['workingHours', { ...hours, lunch: '12:00' }],
    ['burdenLimit', 0],
  ])('is refused where it makes no sense: %s %j', (field, value) => {
    const issues = contract.input.safeParse({ person: 'p-ben', [field]: value }).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('is told in both languages, apart when it is of oneself', () => {
    const data = { person: { ...ben }, changed: ['skills' as const, 'timeZone' as const] };
    const self = { id: 'p-ben', name: 'Ben Ng' };
    expect(personChanged.wording!({ data, by: self }).en).toBe('Ben Ng changed their entry: skills, time zone.');
    expect(personChanged.wording!({ data, by: ADA })).toEqual({
      en: 'Ada changed the entry of Ben Ng: skills, time zone.',
      fr: 'Ada a modifié la fiche de Ben Ng : compétences, fuseau horaire.',
    });
  });
});
