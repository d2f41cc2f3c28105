export { type AllowedAddresses, allowedAddresses } from './address/allowed-addresses.js';
export { AnswerTooLarge, Outgoing, OutgoingFailed, type OutgoingRequest } from './outgoing.js';
