import { Rejection, type Template } from '#contracts';
import { incident } from '../update/given-update.js';
import { BUILT_IN_TEMPLATES } from './built-in-templates.js';
import { checkTemplate } from './check-template.js';
import { renderTemplate } from './render-template.js';

const words = (problem: string): Template['words'] => ({ en: { problem }, fr: { problem: 'Ça ne marche pas.' } });

function refusal(problem: string) {
  try {
    checkTemplate(words(problem));
    return undefined;
  } catch (error) {
    return (error as Rejection).problem('en');
  }
}

describe('a template is refused when it is saved, and not when it is urgent', () => {
  it.each([
    ['a variable that nobody knows', '{{ customer }} cannot pay', 'template-variable-unknown', /customer/],
    ['one within a condition', '{% if colour %}x{% endif %}y', 'template-variable-unknown', /colour/],
    ['one given to a filter', '{{ title | default: secret }}', 'template-variable-unknown', /secret/],
    ['a filter that there is not', '{{ title | shout }}', 'template-unreadable', /undefined filter: shout/],
    ['a file', '{% include "passwords" %}', 'template-unreadable', /tag "include" not found/],
    ['a layout', '{% layout "x" %}', 'template-unreadable', /tag "layout" not found/],
    ['a loop', '{% for i in (1..1000000000) %}x{% endfor %}', 'template-unreadable', /tag "for" not found/],
    ['a variable of its own', '{% assign x = 1 %}y', 'template-unreadable', /tag "assign" not found/],
    ['an open bracket', '{{ title', 'template-unreadable', /not closed/],
    ['an open condition', '{% if impact %}x', 'template-unreadable', /not closed/],
    ['what an object inherits', '{{ title.constructor }}', 'template-unreadable', /undefined variable/],
    ['nothing to say while nothing is known', '{{ impact }}', 'template-unreadable', /says nothing/],
  ])('with %s', (_what, problem, code, message) => {
    const refused = refusal(problem);
    expect(refused).toMatchObject({ code, status: 422, language: 'en', errors: [{ field: 'words.en.problem' }] });
    expect(refused?.detail).toMatch(message);
  });

  it('and not for what it may do', () => {
    const problem =
      '{{ title | upcase }}{% unless impact %}!{% endunless %}{% case severity %}{% when "SEV1" %}!{% endcase %}';
    expect(refusal(problem)).toBeUndefined();
  });
});

describe('the templates that come with Muster', () => {
  const knowledge = (more = {}) => ({
    ...{ incident: incident({ impact: null, ...more }), components: [], nextUpdateAt: null, organisation: 'Shop' },
  });

  it.each([...BUILT_IN_TEMPLATES.values()])('$key can be read, in both languages, and leaves no trace', (template) => {
    expect(() => checkTemplate(template.words)).not.toThrow();
    for (const language of ['en', 'fr'] as const) {
      for (const components of [[], ['Checkout', 'Search']]) {
        const said = renderTemplate(template.words, { ...knowledge(), components }, language);
        expect(JSON.stringify(said)).not.toMatch(/[{}]{2}|%|null|undefined|\[/);
        expect(said.problem.length).toBeGreaterThan(10);
      }
    }
  });

  it('name what is affected, in the language of the reader', () => {
    const { words: holding } = BUILT_IN_TEMPLATES.get('first-word-customers')!;
    const components = ['Checkout', 'Search'];
    expect(renderTemplate(holding, { ...knowledge(), components }, 'fr').problem).toBe(
      'Nous constatons un problème avec Checkout et Search.',
    );
  });

  it('keep to their room whatever is known', () => {
    const impact = 'x'.repeat(10_000);
    const said = renderTemplate(BUILT_IN_TEMPLATES.get('investigating')!.words, knowledge({ impact }), 'en');
    expect(said.problem).toHaveLength(5_000);
    const title = 'y'.repeat(200);
    const { subject } = renderTemplate(
      BUILT_IN_TEMPLATES.get('first-word-all-staff')!.words,
      knowledge({ title }),
      'en',
    );
    expect(subject).toHaveLength(200);
  });

  it('show HTML in a title as it was typed, on one line where it is a subject', () => {
    const title = '<script>alert(1)</script>\nBcc: all@example.org';
    const { subject } = renderTemplate(
      BUILT_IN_TEMPLATES.get('first-word-all-staff')!.words,
      knowledge({ title }),
      'en',
    );
    expect(subject).toBe('We have a problem: <script>alert(1)</script> Bcc: all@example.org');
  });
});
