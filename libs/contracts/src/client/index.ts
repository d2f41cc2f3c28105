export { type Answer, type Asking, HttpClient, type InputGiven } from './http-client.js';
export { HttpRefused } from './http-refused.js';
