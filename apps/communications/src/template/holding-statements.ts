import type { BuiltInWords } from './built-in-words.js';

/** The first word to each audience that comes with Muster: true while nearly nothing is known. */
export const HOLDING_STATEMENTS: readonly BuiltInWords[] = [
  {
    key: 'first-word-responders',
    name: { en: 'First word to the responders', fr: 'Premier message aux intervenants' },
    audiences: ['responders'],
    words: {
      en: {
        subject: '{{ incident }} ({{ severity }}): {{ title }}',
        problem:
          '{{ title }}.{% if impact %} {{ impact }}{% endif %}{% if components %} Affected: {{ components }}.{% endif %}',
        action: 'The response has begun; the incident is {{ status }}. The board says who holds which role.',
        meanwhile: 'Say what you are looking at before you change anything. If you are free, take a vacant role.',
      },
      fr: {
        subject: '{{ incident }} ({{ severity }}) : {{ title }}',
        problem:
          '{{ title }}.{% if impact %} {{ impact }}{% endif %}{% if components %} Touché : {{ components }}.{% endif %}',
        action: "L'intervention a commencé ; état de l'incident : {{ status }}. Le tableau dit qui tient quel rôle.",
        meanwhile:
          'Dites ce que vous regardez avant de modifier quoi que ce soit. Si vous êtes libre, prenez un rôle vacant.',
      },
    },
  },
  {
    key: 'first-word-all-staff',
    name: { en: 'First word to all staff', fr: 'Premier message à tout le personnel' },
    audiences: ['all-staff'],
    words: {
      en: {
        subject: 'We have a problem: {{ title }}',
        problem: '{{ title }}.{% if components %} Affected: {{ components }}.{% endif %}',
        action: 'People are working on it ({{ incident }}, {{ severity }}).',
        meanwhile:
          'If you notice something that belongs to it, add it to {{ incident }}. Please leave what customers are told to those who answer for it.',
      },
      fr: {
        subject: 'Nous avons un problème : {{ title }}',
        problem: '{{ title }}.{% if components %} Touché : {{ components }}.{% endif %}',
        action: 'Une équipe y travaille ({{ incident }}, {{ severity }}).',
        meanwhile:
          "Si vous remarquez quelque chose qui s'y rapporte, ajoutez-le à {{ incident }}. Laissez à qui en répond le soin d'informer les clients.",
      },
    },
  },
  {
    key: 'first-word-executives',
    name: { en: 'First word to executives', fr: 'Premier message à la direction' },
    audiences: ['executives'],
    words: {
      en: {
        subject: '{{ severity }}: {{ title }} ({{ incident }})',
        problem: '{{ title }}.{% if components %} Affected: {{ components }}.{% endif %}',
        affected: '{% if impact %}{{ impact }}{% else %}We are still finding out who is affected, and how.{% endif %}',
        action: 'The response has begun and has an incident manager. The incident is {{ status }}.',
        meanwhile: 'Nothing is needed from you now. Please put your questions by way of Ask, not to the responders.',
      },
      fr: {
        subject: '{{ severity }} : {{ title }} ({{ incident }})',
        problem: '{{ title }}.{% if components %} Touché : {{ components }}.{% endif %}',
        affected: '{% if impact %}{{ impact }}{% else %}Nous cherchons encore qui est concerné, et comment.{% endif %}',
        action:
          "L'intervention a commencé sous la conduite d'un gestionnaire d'incident. État de l'incident : {{ status }}.",
        meanwhile:
          "Rien n'est attendu de vous pour l'instant. Posez vos questions par « Demander », et non aux intervenants.",
      },
    },
  },
  {
    key: 'first-word-customers',
    name: { en: 'First word to customers', fr: 'Premier message aux clients' },
    audiences: ['customers'],
    words: {
      en: {
        subject: '{{ organisation }}: we are looking into a problem',
        problem:
          '{% if components %}We are seeing a problem with {{ components }}.{% else %}We are seeing a problem with our service.{% endif %}',
        affected: 'Some of you may find that things are slow or do not work.',
        action: 'We are looking into it now, and will tell you more as soon as we know more.',
      },
      fr: {
        subject: '{{ organisation }} : nous examinons un problème',
        problem:
          '{% if components %}Nous constatons un problème avec {{ components }}.{% else %}Nous constatons un problème avec notre service.{% endif %}',
        affected: 'Il se peut que le service soit lent ou ne fonctionne pas pour certains d’entre vous.',
        action: 'Nous cherchons la cause en ce moment et vous en dirons plus dès que possible.',
      },
    },
  },
  {
    key: 'first-word-status-page',
    name: { en: 'First word on the status page', fr: "Premier message sur la page d'état" },
    audiences: ['status-page'],
    words: {
      en: {
        subject: '{% if components %}Problem with {{ components }}{% else %}We are looking into a problem{% endif %}',
        problem:
          '{% if components %}We are seeing a problem with {{ components }}.{% else %}We are seeing a problem with our service.{% endif %}',
        action: 'We are looking into it.',
      },
      fr: {
        subject: '{% if components %}Problème avec {{ components }}{% else %}Nous examinons un problème{% endif %}',
        problem:
          '{% if components %}Nous constatons un problème avec {{ components }}.{% else %}Nous constatons un problème avec notre service.{% endif %}',
        action: 'Nous cherchons la cause.',
      },
    },
  },
  {
    key: 'first-word-social',
    name: { en: 'First word on social media', fr: 'Premier message sur les réseaux sociaux' },
    audiences: ['social'],
    words: {
      en: {
        problem:
          'We know that {% if components %}{{ components }}{% else %}our service{% endif %} may not work for some of you right now. We are on it and will say more here.',
      },
      fr: {
        problem:
          'Nous savons que {% if components %}{{ components }}{% else %}notre service{% endif %} peut ne pas fonctionner pour certains d’entre vous. Nous y travaillons et vous tenons au courant ici.',
      },
    },
  },
  {
    key: 'first-word-anybody',
    name: { en: 'First word to any other audience', fr: 'Premier message à tout autre public' },
    audiences: [],
    words: {
      en: {
        subject: '{{ organisation }}: we are looking into a problem',
        problem:
          '{% if components %}We are seeing a problem with {{ components }}.{% else %}We are seeing a problem.{% endif %}',
        action: 'We are looking into it now, and will tell you more as soon as we know more.',
      },
      fr: {
        subject: '{{ organisation }} : nous examinons un problème',
        problem:
          '{% if components %}Nous constatons un problème avec {{ components }}.{% else %}Nous constatons un problème.{% endif %}',
        action: 'Nous cherchons la cause en ce moment et vous en dirons plus dès que possible.',
      },
    },
  },
];
