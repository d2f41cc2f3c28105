import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { personReference } from '../definition/person.js';

export const rostersJoined = defineEvent({
  service: 'roles',
  name: 'rosters-joined',
  version: 1,
  summary: 'Another incident was merged into this one: everybody of it has a place here now.',
  data: z.object({ incident: z.string(), manager: personReference, people: z.array(personReference) }),
  presence: ({ data: { people } }) => people.map((person) => ({ change: 'joined', person })),
  notifies: ({ data: { manager, people } }) => [...atOnce(manager), ...inDigest(...people)],
  wording: ({ data: { incident, manager } }) => ({
    en: `${incident} was merged into this incident, with everybody in it; ${manager.name} managed it.`,
    fr: `${incident} a été fusionné dans cet incident, avec toutes ses personnes ; ${manager.name} le gérait.`,
  }),
});
