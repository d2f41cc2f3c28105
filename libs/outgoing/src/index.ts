export { type AllowedAddresses, allowedAddresses } from './address/allowed-addresses.js';
export type { Judgement } from './address/judge-address.js';
export { AnswerTooLarge, Outgoing, OutgoingFailed, type OutgoingRequest } from './outgoing.js';
