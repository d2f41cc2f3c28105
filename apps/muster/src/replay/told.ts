import type { Language } from '#contracts';
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
}

/** A step in one sentence, as it is said before the board is shown. */
export function told(deed: Deed, { words, language, cast, incident, roleName }: Telling): string {
  const by = cast.name(deed.by);
  switch (deed.kind) {
    case 'declare':
      return words.declare(by, incident, deed.value.severity, deed.value.title);
    case 'change':
      return words.change(by, changesTold(deed.value, words, cast));
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
    default:
      return words[deed.kind](by, roleName(deed.value));
  }
}

function changesTold(changes: Extract<Deed, { kind: 'change' }>['value'], words: Words, cast: Cast): string {
  const value = (field: string, to: unknown): string => {
    if (!Array.isArray(to)) return String(to);
    return to
      .map((one) => (field === 'viewers' ? cast.name(one) : typeof one === 'string' ? one : one.title))
      .join(', ');
  };
  return Object.entries(changes)
    .map(([field, to]) => `${words.fields[field] ?? field}: ${value(field, to)}`)
    .join('; ');
}
