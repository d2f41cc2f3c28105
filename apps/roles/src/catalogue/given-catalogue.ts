import { Rejection } from '#contracts';
import { ADA, at } from '../roster/given.js';
import { BUILT_IN, type CatalogueVersion, catalogueAggregate } from './catalogue-aggregate.js';
import type { CatalogueDecision } from './next-version.js';

/** The catalogue after these changes; without any, as it comes with Muster. */
export const catalogueAfter = (...decisions: readonly CatalogueDecision[]): CatalogueVersion =>
  decisions.reduce<CatalogueVersion>(
    (before, decide) =>
      decide(before).reduce((state, event) => catalogueAggregate.evolve(state, event, { at: at(0), by: ADA }), before),
    BUILT_IN,
  );

/** What a change is refused with, and the field that it names; undefined when it is not. */
export function refusalOf(decide: () => unknown) {
  try {
    decide();
    return undefined;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { code, next, errors } = error.problem('en');
    return { code, field: errors?.[0]?.field, next };
  }
}

/** A role that an organisation adds: one duty of its own and one that comes with Muster. */
export const LIAISON = {
  key: 'legal-liaison',
  name: { en: 'Legal liaison', fr: 'Liaison juridique' },
  purpose: { en: 'Speaks with lawyers and authorities.', fr: 'Parle aux juristes et aux autorités.' },
  holders: 'one' as const,
  splitBy: null,
  alsoCalled: [{ en: 'Counsel', fr: 'Conseil' }],
  duties: [
    { duty: 'inform-authorities', rank: 'primary' as const },
    { duty: 'brief-executives', rank: 'secondary' as const },
  ],
  firstActions: [{ en: 'Ask what data is concerned', fr: 'Demandez quelles données sont touchées' }],
};

/** The duty of its own. */
export const INFORM = { key: 'inform-authorities', name: { en: 'Inform authorities', fr: 'Informer les autorités' } };
