import { z } from 'zod';
import { notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import type { ServiceName } from '../definition/service-name.js';
import { incidentId } from '../incidents/incident.js';
import { openItem } from '../incidents/open-item.js';
import { KEEPERS } from '../upkeep/requests.js';

const WHO_MAY = 'services';

const open = z.object({ items: z.array(openItem) });

/** What is asked of a service where an incident is closed: the same of each. */
function closingOf<Service extends ServiceName>(service: Service) {
  const of = { service, whoMay: WHO_MAY, output: open, rejections: [notForYou] } as const;
  return {
    listOpen: defineQuery({
      ...of,
      name: 'list-open',
      summary: `What is still open in an incident, of what ${service} keeps.`,
      input: z.strictObject({ incident: incidentId() }),
    }),
    sealIncident: defineCommand({
      ...of,
      name: 'seal-incident',
      summary: `Let ${service} tell of whatever comes up in the incident from now on, and say what is open in it.`,
      input: z.strictObject({ incident: incidentId(), attempt: z.int().positive() }),
    }),
  };
}

/** What is asked of a service where an incident is closed. */
export type ClosingRequests = ReturnType<typeof closingOf>;

/** The services in which something of an incident can be open: all that keep something, but `incidents` itself. */
export const CLOSERS: readonly ServiceName[] = KEEPERS.filter((service) => service !== 'incidents');

/** What each of them is asked. */
export const CLOSING: ReadonlyMap<ServiceName, ClosingRequests> = new Map(
  CLOSERS.map((service) => [service, closingOf(service)]),
);
