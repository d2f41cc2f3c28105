import type { Language } from '#contracts';

/** A title, and what follows from it. */
interface Told {
  readonly title: string;
  readonly words: string;
}

/** What can come of a form, as its reader is told. */
export type SubscriberOutcome =
  | ('asked' | 'confirmed' | 'left' | 'erased')
  | ('lost' | 'expired' | 'away' | 'often' | 'not-set-up' | 'unreadable');

/** What can be wrong with a form. */
export type SubscriberFault = 'address' | 'components' | 'away';

const EN = {
  title: 'Subscribe',
  lead: 'We tell you when something is wrong, when it is over, and before maintenance. You confirm it first, and can leave at any time with one press.',
  feeds: 'A feed reader needs no address: the feeds are at the foot of every page.',
  address: 'Your e-mail address',
  hint: 'Or the address of a webhook, beginning with https://',
  which: 'What to tell you of',
  all: 'Everything',
  some: 'Only these components:',
  send: 'Subscribe',
  language: 'Language of the messages',
  languages: { en: 'English', fr: 'Français' },
  confirm: {
    title: 'Confirm your subscription',
    words: 'One press, and we tell you what happens to our services.',
    button: 'Confirm',
  },
  leave: { title: 'Unsubscribe', words: 'One press, and we write to you no more.', button: 'Unsubscribe' },
  manage: {
    title: 'Your subscription',
    saved: 'Saved.',
    save: 'Save',
    erase: 'Erase everything of me',
    eraseWords: 'We then keep nothing that comes from you, your address first of all.',
  },
  toForm: 'To the form',
  faults: {
    address:
      'This is no address we can write to. An e-mail address, or a web address that begins with https://, is needed.',
    components: 'Choose one of the components at least, or everything.',
    away: 'We cannot take this at the moment. Nothing is lost: please send it again in a few minutes.',
  } satisfies Record<SubscriberFault, string>,
  outcomes: {
    asked: {
      title: 'Look into your mailbox',
      words:
        'If we can write to this address, a message is on its way. Open the link in it within 7 days: until then we tell it nothing else.',
    },
    confirmed: {
      title: 'You are subscribed',
      words: 'We tell you from now on. Every message has a link to change it or to leave.',
    },
    left: { title: 'You are unsubscribed', words: 'We write to you no more, and have deleted your address.' },
    erased: { title: 'Everything is erased', words: 'We keep nothing of you any more.' },
    lost: {
      title: 'This link leads nowhere',
      words: 'Please copy the whole link from the latest message, or subscribe again.',
    },
    expired: {
      title: 'This link was open for too long',
      words: 'It had to be confirmed within 7 days. Please subscribe again.',
    },
    away: {
      title: 'Not at this moment',
      words: 'We cannot take this at the moment. Nothing is lost: please try again in a few minutes.',
    },
    often: { title: 'That was a lot at once', words: 'Please wait a few minutes and try again.' },
    'not-set-up': {
      title: 'One cannot subscribe here yet',
      words: 'We cannot send messages from here yet. The feeds at the foot of this page tell the same.',
    },
    unreadable: {
      title: 'We could not read this form',
      words: 'It is too long, or not in the form that we expect. Please send it again from this page.',
    },
  } satisfies Record<SubscriberOutcome, Told>,
};

const FR: typeof EN = {
  title: 'S’abonner',
  lead: 'Nous vous prévenons quand quelque chose ne va pas, quand c’est terminé, et avant une maintenance. Vous confirmez d’abord, et pouvez vous désabonner à tout moment d’un seul geste.',
  feeds: 'Un lecteur de flux n’a besoin d’aucune adresse : les flux sont au pied de chaque page.',
  address: 'Votre adresse e-mail',
  hint: 'Ou l’adresse d’un webhook, commençant par https://',
  which: 'De quoi vous prévenir',
  all: 'De tout',
  some: 'De ces composants seulement :',
  send: 'S’abonner',
  language: 'Langue des messages',
  languages: { en: 'English', fr: 'Français' },
  confirm: {
    title: 'Confirmez votre abonnement',
    words: 'Un seul geste, et nous vous disons ce qui arrive à nos services.',
    button: 'Confirmer',
  },
  leave: { title: 'Se désabonner', words: 'Un seul geste, et nous ne vous écrivons plus.', button: 'Se désabonner' },
  manage: {
    title: 'Votre abonnement',
    saved: 'Enregistré.',
    save: 'Enregistrer',
    erase: 'Effacer tout ce qui me concerne',
    eraseWords: 'Nous ne gardons alors rien qui vienne de vous, à commencer par votre adresse.',
  },
  toForm: 'Vers le formulaire',
  faults: {
    address:
      'Nous ne pouvons pas écrire à cette adresse. Il faut une adresse e-mail, ou une adresse web commençant par https://.',
    components: 'Choisissez au moins un des composants, ou tout.',
    away: 'Nous ne pouvons pas en tenir compte pour le moment. Rien n’est perdu : veuillez renvoyer dans quelques minutes.',
  },
  outcomes: {
    asked: {
      title: 'Regardez votre boîte aux lettres',
      words:
        'Si nous pouvons écrire à cette adresse, un message est en route. Ouvrez le lien qu’il contient sous 7 jours : d’ici là, nous ne lui disons rien d’autre.',
    },
    confirmed: {
      title: 'Vous êtes abonné',
      words: 'Nous vous prévenons désormais. Chaque message contient un lien pour modifier l’abonnement ou le quitter.',
    },
    left: { title: 'Vous êtes désabonné', words: 'Nous ne vous écrivons plus, et avons supprimé votre adresse.' },
    erased: { title: 'Tout est effacé', words: 'Nous ne gardons plus rien de vous.' },
    lost: {
      title: 'Ce lien ne mène nulle part',
      words: 'Veuillez copier le lien entier du dernier message, ou vous abonner à nouveau.',
    },
    expired: {
      title: 'Ce lien a expiré',
      words: 'Il fallait confirmer sous 7 jours. Veuillez vous abonner à nouveau.',
    },
    away: {
      title: 'Pas pour le moment',
      words:
        'Nous ne pouvons pas en tenir compte pour le moment. Rien n’est perdu : veuillez réessayer dans quelques minutes.',
    },
    often: { title: 'Cela fait beaucoup à la fois', words: 'Veuillez attendre quelques minutes et réessayer.' },
    'not-set-up': {
      title: 'On ne peut pas encore s’abonner ici',
      words:
        'Nous ne pouvons pas encore envoyer de messages d’ici. Les flux au pied de cette page disent la même chose.',
    },
    unreadable: {
      title: 'Nous n’avons pas pu lire ce formulaire',
      words: 'Il est trop long, ou n’a pas la forme attendue. Veuillez le renvoyer depuis cette page.',
    },
  },
};

/** Every word of what subscribers read. */
export const SUBSCRIBER_TEXTS: Readonly<Record<Language, typeof EN>> = { en: EN, fr: FR };
