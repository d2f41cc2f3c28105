import { type Localised, spokenTime } from '#contracts';

const MINUTE_MS = 60_000;

/** What is said of each step where nobody gives words. */
export const DEFAULT_WORDS = {
  begun: { en: 'The planned work has begun.', fr: 'Les travaux prévus ont commencé.' },
  verifying: {
    en: 'The planned work is done; we are checking that all is well.',
    fr: 'Les travaux prévus sont faits ; nous vérifions que tout va bien.',
  },
  ended: { en: 'The planned work is over.', fr: 'Les travaux prévus sont terminés.' },
} as const satisfies Record<string, Localised>;

/** What the clock says of a step; late, after a stop, it says the time that was planned. */
export function wordsOfClock(step: 'begun' | 'ended', planned: string, now: string): Localised {
  if (Date.parse(now) - Date.parse(planned) < MINUTE_MS) return DEFAULT_WORDS[step];
  const [en, fr] = [spokenTime(planned, 'en'), spokenTime(planned, 'fr')];
  return step === 'begun'
    ? { en: `The planned work began as planned on ${en}.`, fr: `Les travaux ont commencé comme prévu le ${fr}.` }
    : { en: `The planned work ended as planned on ${en}.`, fr: `Les travaux se sont terminés comme prévu le ${fr}.` };
}
