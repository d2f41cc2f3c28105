import type { Language } from '#contracts';

/** A time as the story tells it: `31 Jan 23:27`, UTC. */
export function storyTime(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return format.format(new Date(instant)).replace(',', '');
}

const MINUTE_MS = 60_000;

/** A time of the story, which is told in minutes: what was promised a moment after it was said is of that moment. */
export const toTheMinute = (ms: number): string => new Date(Math.round(ms / MINUTE_MS) * MINUTE_MS).toISOString();

/** How wide {@link storyTime} is at most: `01 févr. 18:14`. */
export const timeWidth = (language: Language): number => (language === 'fr' ? 15 : 12);

/**
 * Turns the times on a board, which are of the day of the replay, into those of the story: what first shows after a step
 * happened in that step.
 */
export class StoryTimes {
  private readonly known = new Map<string, string>();

  /** When it was in the story; `at` is the time of the step just played. */
  of(instant: string, at: string): string {
    const known = this.known.get(instant);
    if (known !== undefined) return known;
    this.known.set(instant, at);
    return at;
  }
}
