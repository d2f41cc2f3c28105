import type { Language, Update } from '#contracts';
import type { Content } from '../channel/content.js';

const SAID = {
  withdrawn: { en: 'Withdrawn', fr: 'Retiré' },
  drill: { en: 'DRILL', fr: 'EXERCICE' },
  heading: { en: 'What we sent before no longer holds.', fr: 'Ce que nous avons envoyé ne tient plus.' },
} as const;

const SHORT = 300;

/** That an update is taken back, and why: as whoever withdrew it wrote it, in their language. */
export function composeWithdrawal(
  update: Pick<Update, 'id' | 'incident' | 'kind' | 'audience' | 'words'>,
  reason: string,
  around: {
    readonly language: Language;
    readonly title: string;
    readonly organisation: string;
    readonly revision: number;
  },
): Content {
  const { language, organisation, revision } = around;
  const isDrill = update.kind === 'drill';
  const marks = [...(isDrill ? [SAID.drill[language]] : []), SAID.withdrawn[language]];
  const title = (update.words[language]?.subject ?? `${organisation}: ${around.title}`).replace(/\s+/g, ' ').trim();
  const subject = [...marks.map((mark) => `[${mark}]`), title].join(' ');
  const short = `${subject} – ${reason.replace(/\s+/g, ' ')}`;
  return {
    ...{ kind: 'withdrawal', language, organisation, subject, body: `**${SAID.heading[language]}**\n\n${reason}` },
    ...{ isDrill, incident: update.incident, thread: update.id },
    short: short.length <= SHORT ? short : `${short.slice(0, SHORT - 1)}…`,
    data: {
      ...{ update: update.id, revision, incident: update.incident, audience: update.audience },
      ...{ kind: 'withdrawal', drill: isDrill, language, title, reason },
    },
  };
}
