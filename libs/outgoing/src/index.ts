export { type AllowedAddresses, allowedAddresses } from './address/allowed-addresses.js';
export { Outgoing, OutgoingFailed, type OutgoingRequest } from './outgoing.js';
