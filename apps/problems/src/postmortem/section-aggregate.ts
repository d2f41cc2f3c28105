import { SECTION_EVENTS, sectionWritten } from '#contracts';
import type { Aggregate, Happened } from '#persistence';
import { emptySection, isPerson, type KeptSection, type SectionEvent } from './section.js';

const MOST_BASES = 20;
const BASES_LENGTH = 400_000;
const MOST_AUTHORS = 50;

type Written = Extract<SectionEvent, { name: typeof sectionWritten.name }>['data'];

/** The latest earlier words that fit: whoever began with older ones has them kept beside, as a conflict. */
function remembered(bases: KeptSection['bases']): KeptSection['bases'] {
  let left = BASES_LENGTH;
  const fit = bases
    .toReversed()
    .slice(0, MOST_BASES)
    .filter(({ text }) => {
      left -= text.length;
      return left >= 0;
    });
  return fit.toReversed();
}

function begun(data: Omit<Written, 'text'> | SectionEvent['data']): KeptSection {
  const { postmortem, problem, restricted, section } = data;
  return { ...emptySection(section), postmortem, problem, restricted, bases: [], drafted: null };
}

function written(before: KeptSection, data: Written, { at, by }: Happened): KeptSection {
  const { revision, text, conflicts, joined, draft, restricted } = data;
  const isAuthor = draft === null && isPerson(by) && !before.authors.some(({ id }) => id === by.id);
  return {
    ...{ ...before, restricted, revision, text, changedBy: by, changedAt: at },
    authors: isAuthor ? [...before.authors, by].slice(-MOST_AUTHORS) : before.authors,
    conflicts: [...before.conflicts.filter(({ id }) => !joined.includes(id)), ...conflicts],
    bases: remembered([...before.bases, { revision, text }]),
    drafted: draft ?? before.drafted,
  };
}

/** The words of one section of a postmortem: kept apart, so that a long one makes no other slow. */
export const sectionAggregate: Aggregate<KeptSection, SectionEvent> = {
  service: 'problems',
  name: 'postmortem_sections',
  shape: 1,
  events: SECTION_EVENTS as never,
  evolve(before, event, happened) {
    const section = before ?? begun(event.data);
    if (event.name === sectionWritten.name) return written(section, event.data, happened);
    return { ...section, comments: [...section.comments, event.data.comment] };
  },
  place: ({ problem, restricted }) => ({ incident: problem, restricted }),
};
