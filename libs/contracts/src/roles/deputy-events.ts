import { z } from 'zod';
import { defineEvent, inDigest } from '../definition/event.js';
import { personReference } from '../definition/person.js';

export const deputyNamed = defineEvent({
  service: 'roles',
  name: 'deputy-named',
  version: 1,
  summary:
    "The manager's stand-in: hears the clocks first, and takes over with one press. Null: there is none any more.",
  data: z.object({ deputy: personReference.nullable(), former: personReference.nullable() }),
  presence: ({ data: { deputy } }) => (deputy ? [{ change: 'joined', person: deputy }] : []),
  notifies: ({ data: { deputy, former } }) => inDigest(...[deputy, former].filter((one) => one !== null)),
  wording: ({ data: { deputy, former }, by }) =>
    deputy
      ? { en: `${by.name} named ${deputy.name} deputy.`, fr: `${by.name} a désigné ${deputy.name} comme adjoint.` }
      : { en: `${former?.name} is no longer deputy.`, fr: `${former?.name} n'est plus adjoint.` },
});
