import { CATALOGUE, dutyOf, roleOf } from './catalogue.js';

/** What each role is: holders, primary duties, secondary duties. */
const FACTS: Readonly<Record<string, readonly [string, readonly string[], readonly string[]]>> = {
  'incident-manager': ['one', ['command-incident', 'shape-roles'], ['answer-for-unassigned']],
  'tech-lead': [
    'one',
    ['form-theories', 'decide-changes', 'lead-technical-team'],
    ['update-responders', 'document-theories-and-actions', 'join-postmortem', 'page-responders'],
  ],
  'communications-manager': [
    'one',
    ['send-internal-updates', 'send-external-updates', 'update-status-page'],
    ['collect-customer-responses', 'brief-executives'],
  ],
  'customer-support-lead': [
    'one',
    ['answer-tickets', 'answer-calls', 'answer-social-messages'],
    ['relay-customer-information'],
  ],
  'subject-matter-expert': ['many', ['suggest-fixes', 'implement-fixes'], ['give-context', 'page-experts']],
  'social-media-lead': ['one', ['communicate-on-social'], ['update-status-page', 'share-customer-feedback']],
  scribe: ['one', ['record-key-information'], ['maintain-timeline', 'keep-people-and-activity-record']],
  'problem-manager': [
    'one',
    ['find-root-cause', 'propose-preventive-changes'],
    ['coordinate-postmortem', 'run-postmortem', 'record-postmortem', 'log-remediation', 'track-remediation'],
  ],
};

const NAMES = [
  ['incident-manager', 'Incident manager', "Gestionnaire d'incident"],
  ['tech-lead', 'Tech lead', 'Responsable technique'],
  ['communications-manager', 'Communications manager', 'Responsable des communications'],
  ['customer-support-lead', 'Customer support lead', 'Responsable du support client'],
  ['subject-matter-expert', 'Subject-matter expert', 'Expert en la matière'],
  ['social-media-lead', 'Social media lead', 'Responsable des réseaux sociaux'],
  ['scribe', 'Scribe', 'Secrétaire'],
  ['problem-manager', 'Problem manager', 'Gestionnaire des problèmes'],
];

const { roles, duties } = CATALOGUE;
const pairs = roles.flatMap((role) => role.duties.map(({ duty, rank }) => ({ role: role.key, duty, rank })));

describe('the catalogue', () => {
  it('has eight roles, 36 pairs of role and duty, and 35 duties', () => {
    expect([roles.length, pairs.length, duties.length]).toEqual([8, 36, 35]);
    expect(new Set(duties.map(({ key }) => key)).size).toBe(35);
  });

  it.each(Object.entries(FACTS))('gives %s its holders and its primary and secondary duties', (key, facts) => {
    const role = roleOf(CATALOGUE, key)!;
    const ranked = (rank: string) => role.duties.filter((one) => one.rank === rank).map(({ duty }) => duty);
    expect([role.holders, ranked('primary'), ranked('secondary')]).toEqual(facts);
  });

  it('names the eight roles in English and French', () => {
    expect(roles.map(({ key, name }) => [key, name.en, name.fr])).toEqual(NAMES);
  });

  it('has `update-status-page` in two roles: first with communications, second with social media', () => {
    expect(pairs.filter(({ duty }) => duty === 'update-status-page')).toEqual([
      { role: 'communications-manager', duty: 'update-status-page', rank: 'primary' },
      { role: 'social-media-lead', duty: 'update-status-page', rank: 'secondary' },
    ]);
    const often = pairs.map(({ duty }) => duty).filter((duty, place, all) => all.indexOf(duty) !== place);
    expect(often).toEqual(['update-status-page']);
  });

  it('lists exactly the duties that its roles name', () => {
    expect(new Set(duties.map(({ key }) => key))).toEqual(new Set(pairs.map(({ duty }) => duty)));
  });

  it('words every duty, name and purpose in both languages, each its own', () => {
    const worded = [...duties.map(({ name }) => name), ...roles.flatMap(({ name, purpose }) => [name, purpose])];
    expect(worded.filter(({ en, fr }) => en.trim() === '' || fr.trim() === '' || en === fr)).toEqual([]);
    for (const language of ['en', 'fr'] as const) {
      const texts = duties.map(({ name }) => name[language]);
      expect(new Set(texts).size).toBe(35);
    }
  });

  it('words other names in both languages; only an abbreviation is the same in both', () => {
    const aliases = roles.flatMap(({ alsoCalled }) => alsoCalled);
    expect(aliases.filter(({ en, fr }) => en === fr)).toEqual([{ en: 'MIM', fr: 'MIM' }]);
  });

  it('knows no role that is not in it, and takes a duty that it does not list for a fault of the program', () => {
    expect(roleOf(CATALOGUE, 'firefighter')).toBeUndefined();
    expect(() => dutyOf(CATALOGUE, 'put-out-fires')).toThrow('put-out-fires');
  });
});
