import { ADA, assigned, assignedIn, at, BEN, CLEO, opened, parted, released, role, SCRIBE } from '../roster/given.js';
import { storyGiven } from './given-story.js';
import { whoWasWhat } from './who-was-what.js';

const story = storyGiven(
  ...[opened(), assigned(SCRIBE, BEN, ADA), parted('db'), assignedIn('db', role('tech-lead'), CLEO)],
  ...[released(SCRIBE, BEN)],
);

const held = (minute: number) =>
  whoWasWhat(story, at(minute), 'en').roles.map(({ name, holders }) => [
    name,
    holders.map(({ person }) => person.name),
  ]);

describe('who was what at a time', () => {
  it('is every role in each part of the incident, by the name it had then, and who managed', () => {
    expect(whoWasWhat(story, at(3), 'fr')).toMatchObject({
      manager: ADA,
      roles: [
        { role: 'incident-manager', holders: [{ person: ADA, from: at(0), acknowledgedAt: at(0) }] },
        { role: 'scribe', name: 'Secrétaire', holders: [{ person: BEN, givenBy: ADA, acknowledgedAt: null }] },
        { role: 'tech-lead', scope: 'db', name: 'Responsable technique, Database', holders: [{ person: CLEO }] },
      ],
    });
  });

  it('is as it was then, not as it is now', () => {
    expect(held(0)).toEqual([['Incident manager', ['Ada']]]);
    expect(held(4)).toEqual([
      ['Incident manager', ['Ada']],
      ['Tech lead, Database', ['Cleo']],
    ]);
  });

  it('is the manager alone from the declaration to the roster, and nobody before', () => {
    const late = story.map((told) => ({ ...told, at: told.at === at(0) ? at(0.5) : told.at }));
    expect(whoWasWhat(late, at(0.2), 'en')).toMatchObject({ manager: ADA, roles: [{ role: 'incident-manager' }] });
    expect(whoWasWhat(late, at(-1), 'en')).toEqual({ manager: null, roles: [] });
  });
});
