import { defineRejection } from '../definition/rejection.js';

export const onlyFromThePage = defineRejection<object>({
  code: 'only-from-the-page',
  status: 403,
  title: { en: 'The status page alone reports this', fr: "Seule la page d'état transmet cela" },
  detail: () => ({
    en: 'Reports of those who are affected come in by the form of the status page.',
    fr: "Les signalements de personnes concernées arrivent par le formulaire de la page d'état.",
  }),
  next: {
    en: 'To pass on what a customer says: POST /v1/incidents/{incident}/responses.',
    fr: 'Pour transmettre ce que dit un client : POST /v1/incidents/{incident}/responses.',
  },
});
