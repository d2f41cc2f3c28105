import { catalogueChanged, type EventOf, NO_INCIDENT } from '#contracts';
import type { Aggregate } from '#persistence';
import { CATALOGUE } from './catalogue.js';

/** The one event of the catalogue. */
export type CatalogueEvent = EventOf<typeof catalogueChanged>;

/** A version of the catalogue, from 1 on. */
export type CatalogueVersion = CatalogueEvent['data']['catalogue'];

/** A role as a version of the catalogue has it. */
export type ListedRole = CatalogueVersion['roles'][number];

/** A duty as a version of the catalogue has it. */
export type ListedDuty = CatalogueVersion['duties'][number];

/** The id of the one catalogue that an organisation has. */
export const THE_CATALOGUE = 'catalogue';

/** Version 1: what comes with Muster, and what holds until somebody changes it. */
export const BUILT_IN: CatalogueVersion = { version: 1, ...CATALOGUE } as CatalogueVersion;

/** The roles and duties of an organisation; each event carries the whole of the next version. */
export const catalogueAggregate: Aggregate<CatalogueVersion, CatalogueEvent> = {
  service: 'roles',
  name: 'catalogues',
  shape: 1,
  events: [catalogueChanged] as never,
  evolve: (_before, { data: { catalogue } }) => catalogue,
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};
