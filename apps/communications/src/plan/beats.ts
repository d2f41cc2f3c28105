import type { Audience, Beat, Facts, Plan, Status } from '#contracts';

type About = Pick<Plan, 'kind'> & { readonly about: Pick<Facts, 'severity'> };

/** Statuses in which there is relief: who was told of the trouble is told of that, and then no more. */
const RELIEVED: readonly Status[] = ['resolved', 'closing', 'closed', 'cancelled', 'merged'];

/** Whether there is relief. */
export const isRelieved = (status: Status): boolean => RELIEVED.includes(status);

/** How often an audience is told of such an incident; null: never, as with what is only told afterwards. */
export const beatOf = (audience: Pick<Audience, 'cadence'>, { about, kind }: About): Beat | null =>
  kind === 'backfilled' ? null : audience.cadence[about.severity];

/** Whether its clocks speak: a SEV4 asks nothing of anybody, and neither does what is only told afterwards. */
export const isWatched = ({ about, kind }: About): boolean => kind !== 'backfilled' && about.severity !== 'SEV4';
