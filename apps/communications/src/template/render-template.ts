import { type Language, PARTS, type Template, type UpdateWords } from '#contracts';
import { cut, inOneLine } from '../wording/in-one-line.js';
import { readTemplate } from './liquid.js';
import { type Knowledge, valuesOf } from './values.js';

/** Characters of a subject and of a part: what is known may be longer than words may be. */
const SUBJECT = 200;
const PART = 5_000;

/** The words of a template in one language, with what is known in them. A part of which nothing is left is not there. */
export function renderTemplate(words: Template['words'], knowledge: Knowledge, language: Language): UpdateWords {
  const values = valuesOf(knowledge, language);
  const render = (text: string) => readTemplate(text).render(values).trim();
  const { subject, problem } = words[language];
  const line = subject && inOneLine(render(subject));
  const others = PARTS.filter((part) => part !== 'problem').flatMap((part): [string, string][] => {
    const text = words[language][part];
    const rendered = text && render(text);
    return rendered ? [[part, cut(rendered, PART)]] : [];
  });
  return {
    ...(line && { subject: cut(line, SUBJECT) }),
    problem: cut(render(problem), PART),
    ...Object.fromEntries(others),
  };
}
