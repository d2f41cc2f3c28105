import { type ComponentState, type Localised, PUBLIC_IMPACTS, type PublicImpact } from '#contracts';
import { statesNow, worseOf } from './component-states.js';
import { isOpen, isUnderWay, type PublicCopy } from './public-copy.js';

/** How all is, in one word: as the Statuspage v2 API says it. */
export type Indicator = PublicImpact | 'maintenance';

/** How all is, and in words. */
export interface Overall {
  readonly indicator: Indicator;
  readonly description: Localised;
}

const OF_STATE: Readonly<Record<ComponentState, Indicator>> = {
  operational: 'none',
  under_maintenance: 'maintenance',
  degraded_performance: 'minor',
  partial_outage: 'major',
  major_outage: 'critical',
};

/** The English words are those that the Statuspage API has for each. */
const WORDS: Readonly<Record<Indicator, Localised>> = {
  none: { en: 'All Systems Operational', fr: 'Tous les systèmes sont opérationnels' },
  maintenance: { en: 'Service Under Maintenance', fr: 'Service en maintenance' },
  minor: { en: 'Partially Degraded Service', fr: 'Service partiellement dégradé' },
  major: { en: 'Partial System Outage', fr: 'Panne partielle du système' },
  critical: { en: 'Major Service Outage', fr: 'Panne majeure du service' },
};

/** What is said while nothing was ever heard: that all is well would be a guess. */
const UNKNOWN: Localised = { en: 'Status Not Known Yet', fr: 'État pas encore connu' };

/** Nothing is said to be wrong, only because nothing was heard. */
export const isUnknown = (copy: PublicCopy): boolean => copy.confirmedAt === null && overall(copy).indicator === 'none';

/**
 * How all is: the worst of what is said of components and of the impact of what is open; work under way shows where nothing
 * is wrong. A page that never heard anything does not say that all is well.
 */
export function overall(copy: PublicCopy): Overall {
  const worst = [...statesNow(copy).values()].reduce<ComponentState>(worseOf, 'operational');
  const impacts = copy.publications.filter(isOpen).map(({ impact }) => PUBLIC_IMPACTS.indexOf(impact));
  const ofComponents = OF_STATE[worst];
  const faults = ofComponents === 'maintenance' ? 0 : PUBLIC_IMPACTS.indexOf(ofComponents);
  const most = PUBLIC_IMPACTS[Math.max(faults, ...impacts)]!;
  const isMaintained = ofComponents === 'maintenance' || copy.maintenances.some(isUnderWay);
  const indicator = most === 'none' && isMaintained ? 'maintenance' : most;
  const isGuessed = indicator === 'none' && copy.confirmedAt === null;
  return { indicator, description: isGuessed ? UNKNOWN : WORDS[indicator] };
}
