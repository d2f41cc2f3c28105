import type { Difference, Facts, Publication, PublicationStatus, PublicImpact, Severity, Status } from '#contracts';

/** What of the page is no longer so, and of which publication. */
export interface PageDifference extends Difference {
  readonly publication: string;
  readonly since: string;
}

const OPEN: readonly PublicationStatus[] = ['investigating', 'identified', 'monitoring'];

/** What the page may say of an incident that stands so; of one that lives on in another it says nothing of its own. */
const FITS: Readonly<Record<Status, readonly PublicationStatus[]>> = {
  ...{ triage: OPEN, active: OPEN, mitigated: ['monitoring', 'resolved'] },
  ...{ resolved: ['resolved'], closing: ['resolved'], closed: ['resolved'], cancelled: ['resolved'] },
  merged: [...OPEN, 'resolved'],
};

/** How bad it may be for the public by how bad it is inside: not the same thing, but not any other either. */
const IMPACTS: Readonly<Record<Severity, readonly PublicImpact[]>> = {
  SEV1: ['major', 'critical'],
  SEV2: ['minor', 'major', 'critical'],
  SEV3: ['none', 'minor', 'major'],
  SEV4: ['none', 'minor'],
};

/** What the page says now: all that is open, or else what ended last. */
function standing(publications: readonly Publication[]): readonly Publication[] {
  const said = publications.filter(({ withdrawn }) => withdrawn === null);
  const open = said.filter(({ resolvedAt }) => resolvedAt === null);
  if (open.length > 0) return open;
  return said.toSorted((one, other) => other.changedAt.localeCompare(one.changedAt)).slice(0, 1);
}

const sorted = (keys: Iterable<string>): string[] => [...new Set(keys)].sort();

/** Components of the incident that the page shows, beside those that it says are not well. */
function ofComponents(open: readonly Publication[], now: Facts, shown: ReadonlySet<string>) {
  const unwell = open.flatMap(({ components }) => components.filter(({ state }) => state !== 'operational'));
  const said = sorted(unwell.map(({ component }) => component));
  const is = sorted(now.components.filter((key) => shown.has(key)));
  return said.join(' ') === is.join(' ') ? undefined : ({ field: 'components', said, now: is } as const);
}

/**
 * Where the status page disagrees with the incident: in its status, in how bad it is, in what is affected. `shown` are the
 * components that the page shows. Nothing where nothing was published.
 */
export function pageDrift(
  publications: readonly Publication[],
  now: Facts,
  shown: ReadonlySet<string>,
): PageDifference[] {
  const said = standing(publications);
  const [first] = said;
  if (!first || now.status === 'merged') return [];
  const about = ({ id, changedAt }: Publication) => ({ publication: id, since: changedAt });
  const isOpen = first.resolvedAt === null;
  const each = said.flatMap((one): PageDifference[] => [
    ...(FITS[now.status].includes(one.status)
      ? []
      : [{ field: 'status' as const, said: one.status, now: now.status, ...about(one) }]),
    ...(!isOpen || IMPACTS[now.severity].includes(one.impact)
      ? []
      : [{ field: 'severity' as const, said: one.impact, now: now.severity, ...about(one) }]),
  ]);
  const isOver = !OPEN.some((status) => FITS[now.status].includes(status));
  const components = isOpen && !isOver ? ofComponents(said, now, shown) : undefined;
  return components ? [...each, { ...components, ...about(first) }] : each;
}
