import type { Resource } from '../resource.js';
import { affectedThanksPage } from './affected-page.js';
import { historyPage } from './history-page.js';
import { incidentPage } from './incident-page.js';
import { maintenancePage } from './maintenance-page.js';
import { maintenancesPage } from './maintenances-page.js';
import { nowPage } from './now-page.js';
import { subscribePage } from './subscribe-page.js';

export { affectedPage, affectedRefusedPage } from './affected-page.js';
export { laidOut, type Page } from './layout.js';
export { lostPage } from './lost-page.js';

const page = (path: string, make: Resource['make']): Resource => ({ path, type: 'text/html; charset=utf-8', make });

/** What people read. */
export const PAGE_RESOURCES: readonly Resource[] = [
  page('/', nowPage),
  page('/incidents/:id', incidentPage),
  page('/history', historyPage),
  page('/maintenances/:id', maintenancePage),
  page('/maintenance', maintenancesPage),
  page('/subscribe', (asked) => subscribePage(asked)),
  page('/affected/thanks', affectedThanksPage),
];
