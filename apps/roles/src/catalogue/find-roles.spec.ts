import { CATALOGUE } from './catalogue.js';
import { findRoles } from './find-roles.js';

const found = (alias: string) => findRoles(CATALOGUE, alias).map(({ key }) => key);

/** The column "also called" of the table of roles. */
const ALSO_CALLED: readonly (readonly [string, readonly string[]])[] = [
  ['incident coordinator', ['incident-manager']],
  ['major incident manager', ['incident-manager']],
  ['MIM', ['incident-manager']],
  ['incident commander', ['incident-manager']],
  ['on-call engineer', ['tech-lead', 'subject-matter-expert']],
  ['subject-matter expert', ['tech-lead', 'subject-matter-expert']],
  ['tech lead', ['tech-lead', 'subject-matter-expert']],
  ['communications officer', ['communications-manager']],
  ['communications lead', ['communications-manager', 'social-media-lead']],
  ['help-desk lead', ['customer-support-lead']],
  ['customer support agent', ['customer-support-lead']],
  ['social media manager', ['social-media-lead']],
  ['root-cause analyst', ['problem-manager']],
];

describe('finding roles by a name', () => {
  it.each(ALSO_CALLED)(
    '"%s" is what %j go by: a name that fits several answers all, it never picks one',
    (name, roles) => {
      expect(found(name)).toEqual(roles);
    },
  );

  it('finds every role by its key and by its name in either language', () => {
    for (const { key, name } of CATALOGUE.roles) {
      expect(found(key)).toContain(key);
      expect(found(name.en)).toContain(key);
      expect(found(name.fr)).toContain(key);
    }
  });

  it('hears no difference of case, accent, hyphen, apostrophe or space', () => {
    expect(found('SCRIBE')).toEqual(['scribe']);
    expect(found('secretaire')).toEqual(['scribe']);
    expect(found('  Secre\u0301taire ')).toEqual(['scribe']);
    expect(found('Ingénieur d’astreinte')).toEqual(['tech-lead', 'subject-matter-expert']);
    expect(found('ON CALL  ENGINEER')).toEqual(['tech-lead', 'subject-matter-expert']);
    expect(found('responsable de la Communication')).toEqual(['communications-manager', 'social-media-lead']);
  });

  it.each(['firefighter', 'lead', 'scribes', '', ' - ', '.*'])('finds none by "%s", and guesses none', (name) => {
    expect(found(name)).toEqual([]);
  });
});
