import { z } from 'zod';
import { personNamed, personReference } from '../definition/person.js';
import { defineCommand } from '../definition/request.js';
import { instant, slug } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { accountability } from './board.js';
import { alreadyHolder, notEntitled, personUnknown } from './rejections.js';
import { scopeKey } from './scope.js';
import { changed, incidentPath, ofRoster } from './seat-command.js';
import {
  answersAlready,
  dutyStays,
  dutyUnknown,
  notDelegated,
  notTakingPart,
  notYourDuty,
  scopeUnknown,
  timePassed,
} from './shaping-rejections.js';

const duty = { incident: placeId(), duty: slug().describe('a duty, such as brief-executives'), scope: scopeKey() };
const path = `${incidentPath}/duties/{duty}/delegation`;
const output = accountability.extend(changed);

export const delegateDuty = defineCommand({
  service: 'roles',
  name: 'delegate-duty',
  summary: 'Let somebody else answer for a single duty, with an end or until it is taken back.',
  whoMay: 'who answers for it; the incident manager',
  input: z.strictObject({
    ...duty,
    to: personNamed(),
    until: instant()
      .transform((time) => new Date(time).toISOString())
      .nullable()
      .default(null),
  }),
  output,
  rejections: [
    ...ofRoster,
    ...[personUnknown, dutyUnknown, scopeUnknown, dutyStays, notYourDuty, answersAlready, notTakingPart, timePassed],
  ],
  http: { method: 'PUT', path },
});

export const endDelegation = defineCommand({
  service: 'roles',
  name: 'end-delegation',
  summary: 'Take a delegated duty back, or give it back.',
  whoMay: 'who delegated it; whom it was delegated to; the incident manager',
  input: z.strictObject(duty),
  output,
  rejections: [...ofRoster, dutyUnknown, scopeUnknown, notDelegated, notYourDuty],
  http: { method: 'DELETE', path },
});

export const nameDeputy = defineCommand({
  service: 'roles',
  name: 'name-deputy',
  summary: "Name the manager's stand-in, who hears the clocks first and takes over with one press; null: nobody.",
  whoMay: 'the incident manager; a deputy who steps back',
  input: z.strictObject({ incident: placeId(), person: personNamed().nullable() }),
  output: z.object({ ...changed, deputy: personReference.nullable() }),
  rejections: [...ofRoster, personUnknown, notEntitled, alreadyHolder],
  http: { method: 'PUT', path: `${incidentPath}/deputy` },
});
