import { inLanguage, type Language, STATUS_NAMES, spokenWords } from '#contracts';
import type { Cast } from './cast.js';
import type { Deed } from './step.js';
import { storyTime } from './story-time.js';
import type { Words } from './words.js';

/** What the wording of a step draws on. */
export interface Telling {
  readonly words: Words;
  readonly language: Language;
  readonly cast: Cast;
  readonly incident: string;
  readonly roleName: (key: string) => string;
  readonly dutyName: (key: string) => string;
}

/** A step in one sentence, as it is said before the board is shown. */
export function told(deed: Deed, { words, language, cast, incident, roleName, dutyName }: Telling): string {
  const by = cast.name(deed.by);
  switch (deed.kind) {
    case 'declare':
      return words.declare(by, incident, deed.value.severity, deed.value.title);
    case 'change':
      return [words.change(by), ...changesTold(deed.value, { words, language, cast })].join('\n');
    case 'note':
      return deed.occurredAt && deed.occurredAt !== deed.at
        ? words.noteOf(by, storyTime(deed.occurredAt, language), deed.value)
        : words.note(by, deed.value);
    case 'give':
      return words.give(by, roleName(deed.value.role), cast.name(deed.value.to));
    case 'offer': {
      const { role, to, brief } = deed.value;
      const offer = words.offer(by, roleName(role), cast.name(to));
      return brief ? `${offer} ${words.brief(brief)}` : offer;
    }
    case 'shape':
      return words.shape(by, deed.value.name[language]);
    case 'delegate':
      return words.delegate(by, dutyName(deed.value.duty), cast.name(deed.value.to));
    case 'deputy':
      return words.deputy(by, cast.name(deed.value));
    case 'shift': {
      const shift = words.shift(by, cast.name(deed.value.to));
      return deed.value.brief ? `${shift} ${words.brief(deed.value.brief)}` : shift;
    }
    case 'accept-shift':
      return words.acceptShift(by);
    case 'first-word':
      return words.firstWord(by, deed.value);
    case 'say':
      return words.says(by, deed.value.to, spokenWords(deed.value.words, language));
    case 'follow':
      return words.follows(by, deed.value.to);
    case 'posted':
      return words.posted(by, deed.value.to, deed.value.link);
    case 'publish':
    case 'on-page':
      return words.publishes(by, inLanguage(deed.value.words ?? {}, language));
    case 'ask':
      return words.asks(by, deed.value);
    case 'answer':
      return words.answers(by, deed.value);
    default:
      return words[deed.kind](by, roleName(deed.value));
  }
}

type Changes = Extract<Deed, { kind: 'change' }>['value'];

function changesTold(
  changes: Changes,
  { words, language, cast }: Pick<Telling, 'words' | 'language' | 'cast'>,
): string[] {
  const { viewers, status, ...rest } = changes;
  const told = {
    ...(status && { status: STATUS_NAMES[status][language] }),
    ...rest,
    ...(viewers && { viewers: viewers.map(cast.name) }),
  };
  return Object.entries(told).map(([field, to]) => words.field(words.fields[field] ?? field, valueTold(to)));
}

function valueTold(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueTold).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { title } = value as { title?: string };
  if (title !== undefined) return title;
  return Object.entries(value)
    .map(([key, one]) => `${key}=${one}`)
    .join(', ');
}
