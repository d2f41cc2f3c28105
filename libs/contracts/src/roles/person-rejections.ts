import { defineRejection } from '../definition/rejection.js';

export const hoursNeedZone = defineRejection<object>({
  code: 'hours-need-time-zone',
  status: 422,
  field: 'timeZone',
  title: { en: 'Working hours of which place?', fr: 'Des heures de travail, mais de quel endroit ?' },
  detail: () => ({
    en: 'Working hours say nothing without the time zone that they are of.',
    fr: "Sans fuseau horaire, des heures de travail n'ont pas de sens.",
  }),
  next: {
    en: 'Send timeZone too, such as Europe/Paris, or empty the working hours.',
    fr: 'Indiquez aussi timeZone, par exemple Europe/Paris, ou videz les heures de travail.',
  },
});
