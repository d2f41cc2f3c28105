import type { Maintenance, Publication } from '#contracts';
import type { Asked, Resource } from '../resource.js';
import { overall } from '../standing/overall.js';
import { isOpen, isPlanned, isUnderWay } from '../standing/public-copy.js';
import { componentObjects } from './component-objects.js';
import { incidentObject } from './incident-object.js';
import { maintenanceObject } from './maintenance-object.js';
import { pageObject } from './page-object.js';

/** As many as Statuspage has in its lists. */
const MOST = 50;

const incidents = (asked: Asked, which: (one: Publication) => boolean) => {
  const shown = componentObjects(asked);
  const found = asked.copy.publications.filter(which).slice(0, MOST);
  return found.map((one) => incidentObject(one, asked, shown));
};

/** Work that was called off is not shown: the API has no word for it. */
const maintenances = (asked: Asked, which: (one: Maintenance) => boolean) => {
  const shown = componentObjects(asked);
  const found = asked.copy.maintenances.filter((one) => one.status !== 'cancelled' && which(one)).slice(0, MOST);
  return found.map((one) => maintenanceObject(one, asked, shown));
};

const statusObject = ({ copy, language }: Asked) => {
  const { indicator, description } = overall(copy);
  return { indicator, description: description[language] };
};

const resource = (path: string, body: (asked: Asked) => object): Resource => ({
  path: `/api/v2/${path}`,
  type: 'application/json; charset=utf-8',
  make: (asked) => JSON.stringify({ page: pageObject(asked), ...body(asked) }),
});

/** What clients of the Statuspage v2 API ask: the same fields, values and types. */
export const API_RESOURCES: readonly Resource[] = [
  resource('summary.json', (asked) => ({
    components: componentObjects(asked),
    incidents: incidents(asked, isOpen),
    scheduled_maintenances: maintenances(asked, (one) => isPlanned(one) || isUnderWay(one)),
    status: statusObject(asked),
  })),
  resource('status.json', (asked) => ({ status: statusObject(asked) })),
  resource('components.json', (asked) => ({ components: componentObjects(asked) })),
  resource('incidents.json', (asked) => ({ incidents: incidents(asked, () => true) })),
  resource('incidents/unresolved.json', (asked) => ({ incidents: incidents(asked, isOpen) })),
  resource('scheduled-maintenances.json', (asked) => ({ scheduled_maintenances: maintenances(asked, () => true) })),
  resource('scheduled-maintenances/upcoming.json', (asked) => ({
    scheduled_maintenances: maintenances(asked, isPlanned),
  })),
  resource('scheduled-maintenances/active.json', (asked) => ({
    scheduled_maintenances: maintenances(asked, isUnderWay),
  })),
];
