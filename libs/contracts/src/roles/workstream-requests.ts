import { z } from 'zod';
import { defineCommand } from '../definition/request.js';
import { instant, line, paragraphs, slug, webAddress } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { workstream } from './scope.js';
import { changed, incidentPath, ofRoster } from './seat-command.js';
import { keyTaken, notYourDuty, scopeUnknown, timePassed } from './shaping-rejections.js';

const goal = paragraphs(2_000);
const timeBox = instant().transform((time) => new Date(time).toISOString());
const path = `${incidentPath}/workstreams`;
const output = z.object({ ...changed, workstream });

export const openWorkstream = defineCommand({
  service: 'roles',
  name: 'open-workstream',
  summary: 'Open a line of work with a goal and a time-box; a tech lead and experts can be given in it.',
  whoMay: 'the incident manager, and whom shaping is delegated to',
  input: z.strictObject({
    incident: placeId(),
    key: slug().describe('how it is named in addresses, such as database'),
    name: line(200),
    goal: goal.nullable().default(null),
    timeBox: timeBox.nullable().default(null).describe('when it is to be looked at again'),
    chatUrl: webAddress().nullable().default(null),
  }),
  output,
  rejections: [...ofRoster, keyTaken, timePassed, notYourDuty],
  http: { method: 'POST', path, status: () => 201, statuses: [201] },
});

export const changeWorkstream = defineCommand({
  service: 'roles',
  name: 'change-workstream',
  summary: 'Change name, goal, time-box or chat of a workstream; null empties.',
  whoMay: 'its lead; the incident manager, and whom shaping is delegated to',
  input: z.strictObject({
    incident: placeId(),
    workstream: slug(),
    name: line(200).optional(),
    goal: goal.nullable().optional(),
    timeBox: timeBox.nullable().optional(),
    chatUrl: webAddress().nullable().optional(),
  }),
  output,
  rejections: [...ofRoster, scopeUnknown, timePassed, notYourDuty],
  http: { method: 'PATCH', path: `${path}/{workstream}` },
});

export const closeWorkstream = defineCommand({
  service: 'roles',
  name: 'close-workstream',
  summary: 'Close a line of work; whoever holds a role in it is released from that.',
  whoMay: 'the incident manager, and whom shaping is delegated to',
  input: z.strictObject({ incident: placeId(), workstream: slug() }),
  output: z.object(changed),
  rejections: [...ofRoster, scopeUnknown, notYourDuty],
  http: { method: 'DELETE', path: `${path}/{workstream}` },
});
