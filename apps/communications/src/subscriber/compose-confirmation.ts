import type { Language, Subscription } from '#contracts';
import type { Content } from '../channel/content.js';
import { oneLine } from '../wording/in-one-line.js';
import { CONFIRMED_WITHIN_DAYS } from './confirm-subscription.js';
import { type PageLinks, subscriberLink, webhookSecretOf } from './subscriber-links.js';

const SHORT = 300;

const SAID = {
  en: {
    confirm: (name: string) => `Confirm that ${name} may tell you how its services are`,
    asked: (name: string) =>
      `Somebody, probably you, asked that we tell this address when something happens to the services of ${name}.`,
    press: 'If it was you, open this page and press the button:',
    ignore: `If it was not you, do nothing. We will not write again, and forget this address after ${CONFIRMED_WITHIN_DAYS} days.`,
    already: (name: string) => `You are subscribed to the status page of ${name} already`,
    still:
      'Somebody, probably you, asked for a subscription for this address. It has one already, and nothing was changed.',
    change: 'Below is where you can change it or unsubscribe.',
  },
  fr: {
    confirm: (name: string) => `Confirmez que ${name} peut vous informer de l'état de ses services`,
    asked: (name: string) =>
      `Quelqu'un, sans doute vous, a demandé que nous prévenions cette adresse quand il arrive quelque chose aux services de ${name}.`,
    press: "Si c'était vous, ouvrez cette page et appuyez sur le bouton :",
    ignore: `Si ce n'était pas vous, ne faites rien. Nous n'écrirons plus, et oublierons cette adresse au bout de ${CONFIRMED_WITHIN_DAYS} jours.`,
    already: (name: string) => `Vous êtes déjà abonné à la page d'état de ${name}`,
    still:
      "Quelqu'un, sans doute vous, a demandé un abonnement pour cette adresse. Elle en a déjà un, et rien n'a été modifié.",
    change: 'Ci-dessous, de quoi le modifier ou vous désabonner.',
  },
} as const;

/** What surrounds the words. */
export interface ConfirmationFrame {
  readonly page: PageLinks;
  readonly organisation: string;
}

const made = (
  kind: 'confirmation' | 'subscribed',
  { id, language }: Pick<Subscription, 'id' | 'language'>,
  { organisation }: ConfirmationFrame,
  said: { readonly subject: string; readonly body: readonly string[]; readonly data: Content['data'] },
): Content => ({
  ...{ kind, language, organisation, incident: null, isDrill: false, thread: id },
  ...{ subject: oneLine(said.subject, 200), body: said.body.join('\n\n') },
  ...{ short: oneLine(`${said.subject}. ${said.body[0]}`, SHORT), data: said.data },
});

/** Asks whoever has an address whether they want to be told. A program finds the same in `confirm`, and what it is signed with. */
export function composeConfirmation(subscription: Subscription, frame: ConfirmationFrame): Content {
  const { id, channel, language } = subscription;
  const said: (typeof SAID)[Language] = SAID[language];
  const { organisation: name, page } = frame;
  const confirm = subscriberLink(page, 'confirm', id);
  const secret = channel === 'webhook' && { secret: webhookSecretOf(page.secret, id) };
  return made('confirmation', subscription, frame, {
    ...{ subject: said.confirm(name), body: [said.asked(name), said.press, confirm, said.ignore] },
    data: { confirm, ...secret },
  });
}

/** Tells whoever is subscribed that they are: the form said nothing about it to whoever sent it. */
export function composeAlready(subscription: Subscription, frame: ConfirmationFrame): Content {
  const said: (typeof SAID)[Language] = SAID[subscription.language];
  const subject = said.already(frame.organisation);
  return made('subscribed', subscription, frame, { subject, body: [said.still, said.change], data: {} });
}
