import {
  type addPublicationEntry as contract,
  type InputOf,
  type Publication,
  publicationSaysEnough,
} from '#contracts';
import {
  type Deciding,
  entryOf,
  laterOf,
  mustBeOpenTo,
  type PublicationDecision,
  type Saying,
  shownPublication,
} from './publication.js';

/** More than anybody reads of one thing. */
const MOST_ENTRIES = 200;

type Added = Pick<InputOf<typeof contract>, 'status' | 'impact' | 'components' | 'words'>;

/** What is said is all that was said before, but for what is given; what is resolved affects nothing any more. */
function saying(before: Publication, { words, ...given }: Added): Saying {
  const status = given.status ?? before.status;
  const impact = given.impact ?? before.impact;
  const stayed = given.components ?? before.components;
  const components = status === 'resolved' ? stayed.map((one) => ({ ...one, state: 'operational' as const })) : stayed;
  return { status, impact, components, words };
}

/**
 * Says more of it; one that was resolved is opened again by another status. Throws as `mustBeOpenTo` does, and
 * `publication-says-enough`.
 */
export const addEntry =
  (added: Added, deciding: Deciding): PublicationDecision =>
  (before, context) => {
    mustBeOpenTo(before, deciding);
    if (before.entries.length >= MOST_ENTRIES) throw publicationSaysEnough({ most: MOST_ENTRIES });
    const at = laterOf(context.now, before.changedAt);
    const says = saying(before, added);
    const { status, impact, components } = says;
    const entry = entryOf(`${before.id}.${before.entries.length + 1}`, says, at, context);
    const resolvedAt = status === 'resolved' ? (before.resolvedAt ?? at) : null;
    const publication: Publication = {
      ...shownPublication(before),
      ...{ status, impact, components: [...components], entries: [...before.entries, entry], resolvedAt },
      ...{ changedAt: at, sequence: before.sequence + 1 },
    };
    const { decidedByCopy } = deciding.verdict;
    return [{ name: 'publication-updated', data: { publication, decidedByCopy } }];
  };
