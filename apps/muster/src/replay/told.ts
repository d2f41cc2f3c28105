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
      return [words.change(by), ...changesTold(deed.value, words, cast)].join('\n');
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

function changesTold(changes: Extract<Deed, { kind: 'change' }>['value'], words: Words, cast: Cast): string[] {
  return Object.entries(changes).map(([field, to]) => {
    const told = field === 'viewers' ? (to as string[]).map(cast.name).join(', ') : valueTold(to);
    return words.field(words.fields[field] ?? field, told);
  });
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
