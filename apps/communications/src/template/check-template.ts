import {
  LANGUAGES,
  type Language,
  PARTS,
  TEMPLATE_VARIABLES,
  type Template,
  type TemplatePart,
  templateUnreadable,
  templateVariableUnknown,
} from '#contracts';
import { type ReadTemplate, readTemplate } from './liquid.js';
import { type Knowledge, valuesOf } from './values.js';

/** As little as there can be known: with it a template still has to say something. */
const BARE: Knowledge = {
  incident: { id: 'INC-1', title: 'It is down', severity: 'SEV2', status: 'triage', impact: null, startedAt: null },
  ...{ components: [], nextUpdateAt: null, organisation: 'Muster' },
};

const KNOWN: readonly string[] = TEMPLATE_VARIABLES;

interface Place {
  readonly part: TemplatePart;
  readonly language: Language;
}

const fieldOf = ({ language, part }: Place): string => `words.${language}.${part}`;

/** Refuses a template that cannot be rendered later, when it is urgent. Throws `template-variable-unknown` and `template-unreadable`. */
export function checkTemplate(words: Template['words']): void {
  for (const language of LANGUAGES) {
    for (const part of ['subject', ...PARTS] as const) {
      const text = words[language][part];
      if (text !== undefined) check(text, { part, language });
    }
  }
}

function check(text: string, place: Place): void {
  const unreadable = (reason: string) =>
    templateUnreadable({ ...place, reason }, [{ field: fieldOf(place), message: reason }]);
  const template = attempted(() => readTemplate(text), unreadable);
  mustBeKnown(template, place);
  const least = attempted(() => template.render(valuesOf(BARE, place.language)), unreadable);
  if (place.part === 'problem' && least.trim() === '') throw unreadable('it says nothing while nothing is known');
}

function mustBeKnown({ variables }: ReadTemplate, place: Place): void {
  const variable = variables.find((one) => !KNOWN.includes(one));
  if (variable === undefined) return;
  throw templateVariableUnknown({ ...place, variable, known: KNOWN }, [{ field: fieldOf(place), message: variable }]);
}

function attempted<Result>(work: () => Result, unreadable: (reason: string) => Error): Result {
  try {
    return work();
  } catch (error) {
    // "undefined filter: foo, line:1, col:1" and a picture of the place.
    throw unreadable((error as Error).message.split('\n')[0]!.slice(0, 300));
  }
}
