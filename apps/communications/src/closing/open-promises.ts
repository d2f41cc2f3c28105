import type { Plan } from '#contracts';
import { isOpen } from '../plan/note-standing.js';

/** What an audience was promised: it has somebody and a time, and its clock goes on when the incident is closed. */
export const openPromises = {
  items: ({ incident, promises }: Plan) =>
    promises.filter(isOpen).map(({ audience, name, owner, due, awaits }) => ({
      ...{ incident, id: `promise:${audience}`, kind: 'promise', owner, due: due ?? awaits[0]!.due },
      link: `/v1/incidents/${incident}/promises/${audience}`,
      title: { en: `the word promised to ${name.en}`, fr: `le message promis à : ${name.fr}` },
    })),
  filters: (incident: string) => [{ _id: incident }],
};
