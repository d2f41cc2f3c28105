import type { BuiltInWords } from './built-in-words.js';

/** What a draft begins with at each turn of an incident: true as it stands, for somebody will send it as it stands. */
export const UPDATE_TEMPLATES: readonly BuiltInWords[] = [
  {
    key: 'investigating',
    name: { en: 'We are investigating', fr: 'Nous cherchons la cause' },
    words: {
      en: {
        problem:
          '{% if impact %}{{ impact }}{% else %}We are seeing a problem{% if components %} with {{ components }}{% endif %}.{% endif %}',
        action: 'We are looking for the cause.',
      },
      fr: {
        problem:
          '{% if impact %}{{ impact }}{% else %}Nous constatons un problème{% if components %} avec {{ components }}{% endif %}.{% endif %}',
        action: 'Nous cherchons la cause.',
      },
    },
  },
  {
    key: 'identified',
    name: { en: 'We know the cause', fr: 'Nous connaissons la cause' },
    words: {
      en: {
        problem: 'We have found what causes the problem{% if components %} with {{ components }}{% endif %}.',
        action: 'We are working on the fix.',
      },
      fr: {
        problem: 'Nous avons trouvé la cause du problème{% if components %} avec {{ components }}{% endif %}.',
        action: 'Nous travaillons à la correction.',
      },
    },
  },
  {
    key: 'monitoring',
    name: { en: 'It works again, we are watching', fr: 'Cela refonctionne, nous surveillons' },
    words: {
      en: {
        problem:
          '{% if components %}{{ components }}: this works again.{% else %}It works again.{% endif %} We are watching whether it stays so.',
        action: 'We keep watching before we call it resolved.',
      },
      fr: {
        problem:
          '{% if components %}{{ components }} : cela fonctionne de nouveau.{% else %}Cela fonctionne de nouveau.{% endif %} Nous vérifions que cela dure.',
        action: 'Nous restons attentifs avant de considérer le problème comme résolu.',
      },
    },
  },
  {
    key: 'resolved',
    name: { en: 'It is resolved', fr: "C'est résolu" },
    words: {
      en: {
        problem:
          'The problem{% if components %} with {{ components }}{% endif %}{% if startedAt %} that began on {{ startedAt }}{% endif %} is resolved.',
        action: 'We are sorry for the trouble, and are finding out how to keep it from happening again.',
      },
      fr: {
        problem:
          'Le problème{% if components %} avec {{ components }}{% endif %}{% if startedAt %} apparu le {{ startedAt }}{% endif %} est résolu.',
        action: 'Veuillez nous excuser de la gêne ; nous cherchons comment éviter que cela se reproduise.',
      },
    },
  },
  {
    key: 'false-alarm',
    name: { en: 'It was a false alarm', fr: "C'était une fausse alerte" },
    words: {
      en: {
        problem:
          'What we told you of was a false alarm: nothing was broken{% if components %} in {{ components }}{% endif %}.',
        action: 'Nothing needs to be done. We are sorry for the worry.',
      },
      fr: {
        problem:
          "Ce que nous vous avons annoncé était une fausse alerte : rien n'était en panne{% if components %} ({{ components }}){% endif %}.",
        action: "Il n'y a rien à faire. Veuillez nous excuser de l'inquiétude.",
      },
    },
  },
];
