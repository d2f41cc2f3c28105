import { getIncidentFigures, type IncidentFigures, type Language, spokenDuration } from '#contracts';
import { type Chapter, ofEach } from './chapter.js';

const SAID = {
  en: {
    ...{ relief: 'Until relief', resolved: 'Until it was resolved', late: 'late' },
    ...{ acknowledged: 'Roles to be acknowledged', updates: 'Promised updates kept', missed: 'missed' },
    ...{ handovers: 'Handovers', empty: 'Roles that stood empty for too long' },
  },
  fr: {
    ...{ relief: "Jusqu'au soulagement", resolved: "Jusqu'à la résolution", late: 'en retard' },
    ...{ acknowledged: 'Rôles à confirmer', updates: 'Communications promises tenues', missed: 'manquées' },
    ...{ handovers: 'Passations', empty: 'Rôles restés vacants trop longtemps' },
  },
} as const;

function linesOf({ reliefMs, resolvedMs, coordination }: IncidentFigures, language: Language): string[] {
  const words = SAID[language];
  const { acknowledgements, updates, handovers, emptyTooLong } = coordination;
  return [
    ...(reliefMs === null ? [] : [`- ${words.relief}: ${spokenDuration(reliefMs, language)}`]),
    ...(resolvedMs === null ? [] : [`- ${words.resolved}: ${spokenDuration(resolvedMs, language)}`]),
    `- ${words.acknowledged}: ${acknowledgements.asked} (${acknowledgements.late} ${words.late})`,
    `- ${words.updates}: ${updates.kept} (${updates.late} ${words.late}, ${updates.missed} ${words.missed})`,
    `- ${words.handovers}: ${handovers.accepted}`,
    ...(emptyTooLong.length === 0 ? [] : [`- ${words.empty}: ${emptyTooLong.join(', ')}`]),
  ];
}

/** How the work together went, in numbers, of each incident. */
export const figuresChapter: Chapter = {
  name: 'figures',
  asks: 'problems',
  draft: async (drafting) => ({
    text: await ofEach(drafting, async ({ id }) =>
      linesOf(await drafting.ask(getIncidentFigures, { incident: id }), drafting.language),
    ),
  }),
};
