/** A port that nobody listens on at this moment, and that the system gives to no outgoing connection. */
export { freePort } from '../../apps/muster/src/servers/ports.js';
