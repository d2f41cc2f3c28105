import type { KeptPublication } from '../publication/publication.js';

/** What the status page still says of it. */
export const openPublications = {
  items: ({ id, incident, title, entries, resolvedAt, withdrawn }: KeptPublication) =>
    incident !== null && resolvedAt === null && withdrawn === null
      ? [
          {
            ...{ incident, id: `publication:${id}`, kind: 'publication', owner: entries.at(-1)!.by, due: null },
            link: `/v1/publications/${id}`,
            title: {
              en: `“${title.en ?? title.fr}” on the status page`,
              fr: `« ${title.fr ?? title.en} » sur la page d'état`,
            },
          },
        ]
      : [],
  filters: (incident: string) => [{ 'state.incident': incident, 'state.resolvedAt': null, 'state.withdrawn': null }],
};
