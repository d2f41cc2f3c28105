import type { Language, TimelineEntry } from '#contracts';
import { inOneLine } from '#words/shown';
import { KIND_NAME } from '../reading/kind-names.js';
import { recordedLater } from './rendering.js';

const english = {
  title: (incident: string, title: string | null) => `Timeline of ${incident}${title ? `: ${title}` : ''}`,
  times: 'Times are in UTC. ★ marks the key entries.',
  empty: 'Nothing is on record.',
  saidBy: (name: string) => `said by ${name}`,
  tags: (tags: string) => `tags: ${tags}`,
  via: (system: string) => `from ${system}`,
  internal: 'internal',
  recorded: (at: string) => `recorded ${at}`,
  corrected: (by: string, reason: string) => `corrected by ${by}: ${reason}`,
  redacted: (by: string, reason: string) => `words taken out by ${by}: ${reason}`,
  file: 'file',
};

const french: typeof english = {
  title: (incident, title) => `Chronologie de ${incident}${title ? ` : ${title}` : ''}`,
  times: 'Heures en UTC. ★ signale les entrées essentielles.',
  empty: "Rien n'est consigné.",
  saidBy: (name) => `dit par ${name}`,
  tags: (tags) => `étiquettes : ${tags}`,
  via: (system) => `de ${system}`,
  internal: 'interne',
  recorded: (at) => `consigné ${at}`,
  corrected: (by, reason) => `corrigé par ${by} : ${reason}`,
  redacted: (by, reason) => `mots retirés par ${by} : ${reason}`,
  file: 'fichier',
};

/** What exports for people say by themselves, in each language. */
export const LABELS: Readonly<Record<Language, typeof english>> = { en: english, fr: french };

/** What is said of a note before its words: its kind, who said it, its tags, where it comes from. */
export function aboutNote(entry: TimelineEntry, language: Language): string[] {
  const { kind, saidBy, tags, source, internal } = entry;
  const labels = LABELS[language];
  return [
    ...(kind === 'note' || kind === 'event' ? [] : [KIND_NAME[kind][language]]),
    ...(saidBy ? [labels.saidBy(inOneLine(saidBy))] : []),
    ...(tags.length > 0 ? [labels.tags(tags.map(inOneLine).join(', '))] : []),
    ...(source.system ? [labels.via(inOneLine(source.system))] : []),
    ...(internal ? [labels.internal] : []),
  ];
}

/** What is said of an entry after its words: when it was written down, and what became of it. */
export function becameOf(entry: TimelineEntry, language: Language): string[] {
  const { correction, redaction } = entry;
  const labels = LABELS[language];
  const later = recordedLater(entry);
  return [
    ...(later ? [labels.recorded(later)] : []),
    ...(correction ? [labels.corrected(inOneLine(correction.by.name), inOneLine(correction.reason))] : []),
    ...(redaction ? [labels.redacted(inOneLine(redaction.by.name), inOneLine(redaction.reason))] : []),
  ];
}
