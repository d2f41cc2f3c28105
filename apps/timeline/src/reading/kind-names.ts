import type { EntryKind, Localised } from '#contracts';

/** What people call the kinds of entries, of several. */
export const KIND_NAMES: Readonly<Record<EntryKind, Localised>> = {
  event: { en: 'acts in Muster', fr: 'actes dans Muster' },
  note: { en: 'notes', fr: 'notes' },
  observation: { en: 'observations', fr: 'observations' },
  decision: { en: 'decisions', fr: 'décisions' },
  action: { en: 'actions', fr: 'actions' },
  impact: { en: 'impacts', fr: 'impacts' },
  quote: { en: 'quotes', fr: 'citations' },
  question: { en: 'questions', fr: 'questions' },
};

/** What people call one of a kind. */
export const KIND_NAME: Readonly<Record<EntryKind, Localised>> = {
  event: { en: 'event', fr: 'événement' },
  note: { en: 'note', fr: 'note' },
  observation: { en: 'observation', fr: 'observation' },
  decision: { en: 'decision', fr: 'décision' },
  action: { en: 'action', fr: 'action' },
  impact: { en: 'impact', fr: 'impact' },
  quote: { en: 'quote', fr: 'citation' },
  question: { en: 'question', fr: 'question' },
};
