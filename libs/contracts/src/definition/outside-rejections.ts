import { defineRejection } from './rejection.js';

/** What is refused because of what stands outside of Muster: an address, or somebody else's tokens. */

export const addressRefused = defineRejection<{ host: string; address: string }>({
  code: 'address-refused',
  status: 422,
  title: { en: 'Muster does not send anything there', fr: "Muster n'envoie rien à cette adresse" },
  detail: ({ host, address }) => ({
    en: `${host} is at ${address}, which is not an address of the public internet, and OUTGOING_ALLOWED does not list it.`,
    fr: `${host} se trouve à ${address}, qui n'est pas une adresse publique d'Internet et ne figure pas dans OUTGOING_ALLOWED.`,
  }),
  next: {
    en: 'Use a public address, or ask whoever runs Muster to add this one to OUTGOING_ALLOWED.',
    fr: "Prenez une adresse publique, ou demandez à qui administre Muster d'ajouter celle-ci à OUTGOING_ALLOWED.",
  },
});

/** A token of another issuer that does not say what Muster has to know of whoever sends it. */
export const claimMissing = defineRejection<{ claim: string; issuer: string; needs: string }>({
  code: 'claim-missing',
  status: 401,
  field: 'Authorization',
  title: { en: 'The token does not say enough', fr: 'Le jeton ne dit pas assez' },
  detail: ({ claim, issuer, needs }) => ({
    en: `The token of ${issuer} has no usable claim "${claim}" (needed: ${needs}).`,
    fr: `Le jeton de ${issuer} n'a pas de champ « ${claim} » utilisable (attendu : ${needs}).`,
  }),
  next: {
    en: 'Ask whoever runs that issuer to put the claim into access tokens for Muster; or whoever runs Muster to name another one.',
    fr: "Demandez à qui administre cet émetteur d'inclure ce champ dans les jetons d'accès pour Muster, ou à qui administre Muster d'en désigner un autre.",
  },
});

/** Whoever could give any address could be anyone: ids of people are made from it. */
export const emailUnverified = defineRejection<{ email: string; issuer: string }>({
  code: 'email-unverified',
  status: 401,
  field: 'Authorization',
  title: { en: 'The e-mail address is not verified', fr: "L'adresse e-mail n'est pas vérifiée" },
  detail: ({ email, issuer }) => ({
    en: `${issuer} has not verified that ${email} belongs to whoever sends this.`,
    fr: `${issuer} n'a pas vérifié que ${email} appartient à qui envoie cette requête.`,
  }),
  next: {
    en: 'Verify your address there, then sign in anew.',
    fr: 'Faites vérifier votre adresse auprès de cet émetteur, puis reconnectez-vous.',
  },
});
