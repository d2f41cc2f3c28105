import { type Language, type Localised, listed } from '../definition/language.js';
import { STATUS_NAMES, type Status } from '../incidents/incident.js';
import type { Difference, DriftField } from './plan.js';

/** What people call the parts of what was said. */
export const DRIFT_NAMES: Readonly<Record<DriftField, Localised>> = {
  severity: { en: 'severity', fr: 'sévérité' },
  status: { en: 'status', fr: 'statut' },
  impact: { en: 'impact', fr: 'impact' },
  components: { en: 'affected components', fr: 'composants touchés' },
};

const NOTHING: Localised = { en: 'nothing', fr: 'rien' };
/** Characters of an impact that one line has room for. */
const SHORT = 120;

function spoken({ field }: Difference, value: Difference['said'], language: Language): string {
  if (value === null || value.length === 0) return NOTHING[language];
  if (typeof value !== 'string') return listed(value, language);
  if (field === 'status') return STATUS_NAMES[value as Status][language];
  const line = value.replace(/\s+/g, ' ');
  return line.length <= SHORT ? line : `${line.slice(0, SHORT - 1)}…`;
}

/** "SEV2, now SEV1", in the reader's language. */
export function spokenDifference(one: Difference, language: Language): string {
  const [said, now] = [spoken(one, one.said, language), spoken(one, one.now, language)];
  return language === 'fr' ? `${said}, désormais ${now}` : `${said}, now ${now}`;
}
