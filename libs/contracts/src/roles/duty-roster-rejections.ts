import { defineRejection } from '../definition/rejection.js';

export const dutyRosterKnown = defineRejection<{ key: string; name: string }>({
  code: 'duty-roster-exists',
  status: 409,
  field: 'key',
  title: { en: 'There is such a duty roster', fr: "Ce planning d'astreinte existe déjà" },
  detail: ({ key, name }) => ({
    en: `${key} is the duty roster ${name}.`,
    fr: `${key} est le planning d'astreinte ${name}.`,
  }),
  next: {
    en: 'Change that one (PATCH /v1/duty-rosters/{key}), or use another key.',
    fr: 'Changez celui-là (PATCH /v1/duty-rosters/{key}) ou prenez une autre clé.',
  },
});

export const dutyRosterUnknown = defineRejection<{ key: string }>({
  code: 'duty-roster-unknown',
  status: 404,
  field: 'key',
  title: { en: 'No such duty roster', fr: "Planning d'astreinte inconnu" },
  detail: ({ key }) => ({
    en: `There is no duty roster ${key}.`,
    fr: `Il n'y a pas de planning d'astreinte ${key}.`,
  }),
  next: {
    en: 'GET /v1/duty-rosters lists those there are.',
    fr: 'GET /v1/duty-rosters liste ceux qui existent.',
  },
});
