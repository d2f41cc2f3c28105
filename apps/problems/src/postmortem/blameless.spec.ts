import fc from 'fast-check';
import { blameless } from './blameless.js';

const people = [
  { id: 'p-1', name: 'Ana', role: null },
  { id: 'p-1', name: 'Ana', role: 'Scribe' },
  { id: 'p-2', name: 'Ana Maria', role: 'Tech lead' },
  { id: 'p-3', name: 'Bo', role: null },
];

describe('a draft without blame', () => {
  const say = blameless(people, { names: false, language: 'en' });

  it('says roles instead of names, and nobody’s address', () => {
    expect(say('Ana Maria told Ana; Bo (bo@example.org) heard it. Anatomy stays.')).toBe(
      'Tech lead told Scribe; a responder ([e-mail address]) heard it. Anatomy stays.',
    );
  });

  it('says names when that is switched on', () => {
    expect(blameless(people, { names: true, language: 'en' })('Ana did it')).toBe('Ana did it');
  });

  it('takes names as they are, with whatever people have in them', () => {
    for (const name of ['team-member-1', 'Jean-Luc', "O'Neil", 'A/B (ops)', 'C++', '$^.*', 'Zoë']) {
      const shown = blameless([{ id: 'p-1', name, role: 'Scribe' }], { names: false, language: 'en' });
      expect(shown(`then ${name} looked`)).toBe('then Scribe looked');
    }
  });

  it('never has a name in it, whatever is written around', () => {
    const words = fc.array(
      fc.oneof(fc.constantFrom('Ana', 'Ana Maria', 'Bo', 'and', '.', '*'), fc.string({ maxLength: 5 })),
    );
    fc.assert(
      fc.property(words, (all) => {
        expect(say(all.join(' '))).not.toMatch(/(?<![\p{L}\p{N}])(Ana|Bo)(?![\p{L}\p{N}])/u);
      }),
    );
  });
});
