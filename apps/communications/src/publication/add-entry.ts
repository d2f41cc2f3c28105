import { type addPublicationEntry as contract, type InputOf, type Publication } from '#contracts';
import {
  type Deciding,
  entryOf,
  laterOf,
  mustBeOpenTo,
  mustFit,
  type PublicationDecision,
  type Saying,
  shownPublication,
} from './publication.js';

type Added = Pick<InputOf<typeof contract>, 'status' | 'impact' | 'components' | 'words'>;

/** What is said is all that was said before, but for what is given; what is resolved affects nothing unless that is said. */
function saying(before: Publication, { words, ...given }: Added): Saying {
  const status = given.status ?? before.status;
  const impact = given.impact ?? before.impact;
  const well = () => before.components.map(({ component }) => ({ component, state: 'operational' as const }));
  const components = given.components ?? (status === 'resolved' ? well() : before.components);
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
    const at = laterOf(context.now, before.changedAt);
    const says = saying(before, added);
    const { status, impact, components } = says;
    const entry = entryOf(`${before.id}.${before.entries.length + 1}`, says, at, context);
    const resolvedAt = status === 'resolved' ? (before.resolvedAt ?? at) : null;
    const shown = shownPublication(before);
    const publication: Publication = {
      ...shown,
      ...{ status, impact, components: [...components], entries: [...before.entries, entry], resolvedAt },
      ...{ changedAt: at, sequence: before.sequence + 1 },
    };
    // Whatever its length, it can be brought to its end, once.
    if (status !== 'resolved' || before.status === 'resolved') mustFit(publication, shown);
    const { restricted, verdict } = deciding;
    const { decidedByCopy } = verdict;
    return [{ name: 'publication-updated', data: { publication, decidedByCopy, restricted } }];
  };
