import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { line, slug, webAddress } from '../definition/text.js';
import { timeZone } from '../definition/time-zone.js';
import { skill } from './bringing.js';
import { roleKey } from './role.js';

/** What a duty roster is about, with its bounds. */
export const dutyRosterFields = {
  name: line(200),
  url: webAddress().describe('where its calendar is: iCalendar over http(s)'),
  timeZone: timeZone().describe('the zone of times in the calendar that name none'),
  gives: z
    .strictObject({ roles: z.array(roleKey()).max(50).default([]), skills: z.array(skill()).max(50).default([]) })
    .refine(({ roles, skills }) => roles.length + skills.length > 0, { error: 'a role or a skill at least' })
    .describe('what whoever is on duty there is on call for'),
} as const;

/** The key of a duty roster, which never changes. */
export const dutyRosterKey = () => slug().describe('the key of a duty roster');

const gives = z.object({ roles: z.array(z.string()), skills: z.array(z.string()) });

/** An entry of the register of duty rosters, as everybody may know it. Addresses of calendars are often secrets. */
export const dutyRoster = z
  .object({
    key: z.string(),
    name: z.string(),
    host: z.string().describe('where its calendar is; the whole address is for administrators'),
    timeZone: z.string(),
    gives,
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'DutyRoster' });

export type DutyRoster = z.output<typeof dutyRoster>;

/** The same as administrators know it. */
export const ownDutyRoster = dutyRoster.extend({ url: z.string() }).meta({ id: 'OwnDutyRoster' });

/** How the last looks at a calendar went. */
const looked = z.object({
  fetchedAt: z.iso.datetime().nullable().describe('when it was last had well: what is shown is from then'),
  lookedAt: z.iso.datetime().nullable().describe('when it was last asked for, well or not'),
  error: z
    .object({ code: z.string(), detail: z.string(), since: z.iso.datetime().describe('the first time in a row') })
    .nullable()
    .describe('why the last look failed, in your language'),
});

/** A duty roster with who is on duty. */
export const listedDutyRoster = dutyRoster
  .extend({
    url: z.string().nullable().describe('for administrators alone; null for others'),
    ...looked.shape,
    onDuty: z.array(z.object({ person: personReference, until: z.iso.datetime() })),
    unknown: z
      .array(z.object({ called: z.string(), until: z.iso.datetime() }))
      .describe('who is on duty there by a name or address that the directory does not have'),
  })
  .meta({ id: 'ListedDutyRoster' });

export type ListedDutyRoster = z.output<typeof listedDutyRoster>;
