import { type CandidateBecause, type Language, spokenTime } from '#contracts';
import type { Candidate } from './candidate.js';

type Words = (candidate: Candidate, skill: string) => string;

const WHY: Readonly<Record<CandidateBecause, Readonly<Record<Language, Words>>>> = {
  'on-duty': {
    en: ({ duty }) => `on duty by ${duty!.roster} until ${spokenTime(duty!.until, 'en')}`,
    fr: ({ duty }) => `d'astreinte selon ${duty!.roster} jusqu'au ${spokenTime(duty!.until, 'fr')}`,
  },
  skill: { en: (_, skill) => `has the skill ${skill}`, fr: (_, skill) => `a la compétence ${skill}` },
  'in-incident': { en: () => 'is in this incident already', fr: () => 'participe déjà à cet incident' },
  'working-hours': { en: () => 'is at work', fr: () => 'est au travail' },
  anyone: { en: () => 'can be asked', fr: () => 'peut être sollicité' },
};

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What they have on their hands, and what else speaks against asking them. */
const AGAINST: Readonly<Record<Language, (candidate: Candidate) => readonly (string | false)[]>> = {
  en: ({ burden: { roles, incidents, manages }, limit, overLimit, outsideHours, localTime }) => [
    roles === 0
      ? 'holds no role'
      : `holds ${plural(roles, 'role', 'roles')} in ${plural(incidents, 'open incident', 'open incidents')}`,
    manages > 0 && `manages ${plural(manages, 'incident', 'incidents')}`,
    overLimit && `takes no more than ${plural(limit, 'incident', 'incidents')} at once`,
    outsideHours && 'is outside working hours',
    localTime !== null && `it is ${localTime} there`,
  ],
  fr: ({ burden: { roles, incidents, manages }, limit, overLimit, outsideHours, localTime }) => [
    roles === 0
      ? 'ne tient aucun rôle'
      : `tient ${plural(roles, 'rôle', 'rôles')} dans ${plural(incidents, 'incident ouvert', 'incidents ouverts')}`,
    manages > 0 && `gère ${plural(manages, 'incident', 'incidents')}`,
    overLimit && `ne prend pas plus de ${plural(limit, 'incident', 'incidents')} à la fois`,
    outsideHours && "n'est pas à ses heures de travail",
    localTime !== null && `il y est ${localTime}`,
  ],
};

/** Why somebody could take a role, and what speaks against it, in words. */
export function candidateReason(candidate: Candidate, skill: string | undefined, language: Language): string {
  const why = WHY[candidate.because][language](candidate, skill ?? '');
  return [why, ...AGAINST[language](candidate).filter((one) => one !== false)].join(language === 'fr' ? ' ; ' : '; ');
}
