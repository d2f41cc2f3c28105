import type { EventOf, PersonReference, SECTION_EVENTS, WrittenSection } from '#contracts';
import type { Context } from '#persistence';

/** What can happen to a section. */
export type SectionEvent = EventOf<(typeof SECTION_EVENTS)[number]>;

/** A section as it is kept. */
export interface KeptSection extends WrittenSection {
  readonly postmortem: string;
  readonly problem: string;
  readonly restricted: boolean;
  /** Earlier words, by which those who began with them are joined; the latest last. */
  readonly bases: readonly { readonly revision: number; readonly text: string }[];
  /** What the record offered last; null: it was never filled from it. */
  readonly drafted: string | null;
}

/** Which section it is, and for whom. */
export interface SectionPlace {
  readonly postmortem: string;
  readonly problem: string;
  readonly section: string;
  readonly restricted: boolean;
}

/** Decides something on a section; one that nobody has written yet is undefined. */
export type SectionDecision = (section: KeptSection | undefined, context: Context) => readonly SectionEvent[];

/** The id under which a section is kept. */
export const sectionId = (postmortem: string, section: string): string => `${postmortem}.${section}`;

/** A section that nobody has written. */
export const emptySection = (key: string): WrittenSection => ({
  ...{ key, revision: 0, text: '', changedBy: null, changedAt: null },
  ...{ authors: [], conflicts: [], comments: [] },
});

/** A section as everybody who may see it sees it. */
export function shownSection(kept: KeptSection): WrittenSection {
  const { postmortem: _, problem: __, restricted: ___, bases: ____, drafted: _____, ...shown } = kept;
  return shown;
}

/** Programs and services write nothing of their own. */
export const isPerson = ({ id }: PersonReference): boolean => !/^(program|service):/.test(id);
