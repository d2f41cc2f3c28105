import type { UPDATE_STATUSES } from '#contracts';
import type { KeptUpdate } from '../update/update.js';

/** Where an update stands that nobody has read yet. A newer revision of one that was sent is none of these. */
const NOT_SENT: readonly (typeof UPDATE_STATUSES)[number][] = ['draft', 'in-review', 'approved', 'scheduled'];

/** An update that was not sent. One for a time has none after the closing: nothing goes out by itself of an incident that ended. */
export const openUpdates = {
  items: ({ id, incident, status, audienceName, scheduledBy, changedBy }: KeptUpdate) =>
    NOT_SENT.includes(status)
      ? [
          {
            ...{ incident, id: `update:${id}`, kind: 'update', owner: scheduledBy ?? changedBy, due: null },
            link: `/v1/incidents/${incident}/updates/${id}`,
            title: {
              en: `an update to ${audienceName.en} that was not sent`,
              fr: `un message à : ${audienceName.fr}, non envoyé`,
            },
          },
        ]
      : [],
  filters: (incident: string) => [{ 'state.incident': incident, 'state.status': { $in: NOT_SENT } }],
};
