import type { Language } from './language.js';

const MINUTE_MS = 60_000;

/** A time between, as people say it: "35 s", "41 min", "2 h 05 min", "3 d 4 h" ("3 j 4 h"). What is left over is cut. */
export function spokenDuration(ms: number, language: Language): string {
  if (ms < MINUTE_MS) return `${Math.floor(ms / 1_000)} s`;
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} ${language === 'fr' ? 'j' : 'd'} ${hours % 24} h`;
}
