/** Keys and tokens alone: for a program that has no database. */
export { issuePersonToken, issueProgramToken, ServiceTokens } from './issuing.js';
export {
  generateSigningKey,
  PEOPLE_KEY,
  publicKey,
  type SigningKey,
  serviceId,
  signingKey,
  type TrustedKeys,
  trustedKeys,
} from './keys.js';
