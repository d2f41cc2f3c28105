import { why } from '../board/make-board.js';
import {
  ADA,
  assigned,
  assignedIn,
  BEN,
  CLEO,
  DAN,
  delegated,
  EVE,
  EXPERT,
  given,
  joinedIn,
  opened,
  type Past,
  parted,
  role,
} from '../roster/given.js';
import { whoAnswers } from './who-answers.js';

const COMMUNICATIONS = role('communications-manager');
const SOCIAL = role('social-media-lead');

const chain = (duty: string, pasts: readonly Past[], scope = 'incident') =>
  whoAnswers(given(opened(), ...pasts), { duty, scope }).map(({ accountable, because }) => [accountable.name, because]);

describe('who answers for a duty, and who would be next', () => {
  it('is first the delegate, then the holder of the primary role, of the secondary, the manager', () => {
    const pasts = [assigned(SOCIAL, BEN), assigned(COMMUNICATIONS, CLEO), joinedIn(DAN)];
    expect(chain('update-status-page', [...pasts, delegated('update-status-page', DAN)])).toEqual([
      ['Dan', 'delegated'],
      ['Cleo', 'primary-role'],
      ['Ben', 'secondary-role'],
      ['Ada', 'incident-manager'],
    ]);
  });

  it('is the manager alone for what nobody else holds, and for what is theirs first', () => {
    expect(chain('form-theories', [])).toEqual([['Ada', 'incident-manager']]);
    expect(chain('command-incident', [])).toEqual([['Ada', 'primary-role']]);
    expect(chain('shape-roles', [joinedIn(BEN), delegated('shape-roles', BEN)])).toEqual([
      ['Ben', 'delegated'],
      ['Ada', 'primary-role'],
    ]);
  });

  it('is, of several holders, one after the other, the lead first', () => {
    const experts = [assigned(EXPERT, CLEO), assigned(EXPERT, BEN), assigned(EXPERT, EVE)];
    expect(chain('suggest-fixes', experts).map(([name]) => name)).toEqual(['Cleo', 'Ben', 'Eve', 'Ada']);
  });

  it('is in a part of the incident first who is there, then who holds it for the whole', () => {
    const lead = role('tech-lead');
    const pasts = [parted('db'), assigned(lead, BEN), assignedIn('db', lead, CLEO)];
    expect(chain('form-theories', pasts, 'db').map(([name]) => name)).toEqual(['Cleo', 'Ben', 'Ada']);
    expect(chain('form-theories', pasts).map(([name]) => name)).toEqual(['Ben', 'Ada']);
  });

  it('is told in words', () => {
    const roster = given(opened(), assigned(SOCIAL, BEN));
    const words = whoAnswers(roster, { duty: 'update-status-page', scope: 'incident' }).map((one) =>
      why(one, roster, 'fr'),
    );
    expect(words).toEqual([
      'tient Responsable des réseaux sociaux, qui y supplée',
      "répond de ce que personne d'autre ne tient",
    ]);
  });

  it('is refused for a duty or a part that there is not', () => {
    const roster = given(opened(), assigned(SOCIAL, ADA));
    const code = (duty: string, scope: string) => {
      try {
        return whoAnswers(roster, { duty, scope });
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code('cook', 'incident')).toBe('duty-unknown');
    expect(code('form-theories', 'db')).toBe('scope-unknown');
  });
});
