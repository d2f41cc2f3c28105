import type { Language, Plot, Postmortem, WrittenSection } from '#contracts';

/** The postmortem with the words of its sections, by key. */
export interface Whole {
  readonly postmortem: Postmortem;
  readonly written: ReadonlyMap<string, WrittenSection>;
  readonly language: Language;
  /** Whether empty sections say what belongs there. */
  readonly hints: boolean;
  /** The version that it is; null: as it is now. */
  readonly version: number | null;
  /** Its figures as pictures, for forms that show some. */
  readonly plots?: readonly Plot[];
}

/** A form of the postmortem, in pieces: a long one is never in one message. */
export interface Form {
  readonly begin: (whole: Whole) => string;
  readonly section: (whole: Whole, index: number) => string;
  readonly end: (whole: Whole) => string;
}

/** What stands around the words, each with the colon of its language where one follows. */
export const LABELS = {
  en: {
    title: (problem: string, title: string) => `Postmortem of ${problem}: ${title}`,
    ...{ owner: 'Owner:', due: 'Due:', nobody: 'nobody yet', version: 'Version', approved: 'approved by', on: 'on' },
    ...{ standing: 'What stands:', offered: 'What was offered:', said: 'What was said of it:', confirms: 'confirmed' },
    conflict: (by: string) => `${by} wrote these lines at the same time. Both are kept until somebody joins them.`,
    numbers: 'In numbers',
    missing: (services: string) => `Could not be asked for this draft: ${services}.`,
  },
  fr: {
    title: (problem: string, title: string) => `Post-mortem de ${problem} : ${title}`,
    ...{
      owner: 'Responsable :',
      due: 'Échéance :',
      nobody: 'personne encore',
      version: 'Version',
      approved: 'approuvée par',
      on: 'le',
    },
    ...{
      standing: 'Ce qui est écrit :',
      offered: 'Ce qui a été proposé :',
      said: 'Ce qui en a été dit :',
      confirms: 'confirmé',
    },
    conflict: (by: string) =>
      `${by} a écrit ces lignes en même temps. Les deux sont gardées jusqu'à ce que quelqu'un les réunisse.`,
    numbers: 'En chiffres',
    missing: (services: string) => `Injoignable pour ce brouillon : ${services}.`,
  },
} as const;
