import { defineRejection } from '../definition/rejection.js';

export const occurredInFuture = defineRejection<{ now: string }>({
  code: 'time-in-future',
  status: 422,
  field: 'occurredAt',
  title: { en: 'That is in the future', fr: "C'est dans le futur" },
  detail: ({ now }) => ({ en: `It is ${now} now.`, fr: `Il est ${now}.` }),
  next: {
    en: 'Give a time that has passed, or leave it out for now.',
    fr: "Donnez une heure passée, ou n'en donnez pas pour maintenant.",
  },
});
