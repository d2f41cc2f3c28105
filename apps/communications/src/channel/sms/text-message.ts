import type { Content } from '../content.js';

/** What a gateway for text messages is given. Its shape is Muster's own: a small program translates it for a provider. */
export interface TextMessage {
  /** The same for each attempt. */
  readonly id: string;
  /** E.164, such as +33612345678. */
  readonly to: string;
  readonly text: string;
}

/** A message in the few characters of a text message: its subject says when it is a drill. */
export const textMessage = (id: string, to: string, { short }: Pick<Content, 'short'>): TextMessage => ({
  ...{ id, to, text: short },
});
