import { REMEDIATION_STATUS_NAMES, type Remediation, spokenTime } from '#contracts';
import { type Chapter, inOneLine } from './chapter.js';

const SAID = {
  en: { nobody: 'nobody', by: 'by', failed: 'did not hold' },
  fr: { nobody: 'personne', by: 'pour le', failed: "n'a pas tenu" },
} as const;

/** What changes so that it does not come back: each item with who sees to it and by when. */
export const remediationChapter = (of: (problem: string) => Promise<readonly Remediation[]>): Chapter => ({
  name: 'remediation',
  asks: 'problems',
  draft: async ({ problem, language }) => {
    const words = SAID[language];
    const items = await of(problem.id);
    const lines = items.map(({ title, owner, due, status, didNotHold }) => {
      const who = owner?.name ?? words.nobody;
      const when = due === null ? '' : `, ${words.by} ${spokenTime(due, language)}`;
      const held =
        didNotHold.length > 0 ? `; ${words.failed} (${didNotHold.map(({ incident }) => incident).join(', ')})` : '';
      return `- ${inOneLine(title)} – ${REMEDIATION_STATUS_NAMES[status][language]}, ${who}${when}${held}`;
    });
    return { text: lines.join('\n'), people: items.flatMap(({ owner }) => (owner ? [{ ...owner, role: null }] : [])) };
  },
});
