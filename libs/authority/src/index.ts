export { AccountabilityCopy, type AccountabilityTable } from './accountability/accountability-copy.js';
export { answeringFor } from './accountability/answering-for.js';
export { Authority, type Verdict } from './accountability/authority.js';
export { authenticator } from './identity/authenticator.js';
export {
  type Identified,
  issuePersonToken,
  issueProgramToken,
  PERSON_TOKEN_S,
  programId,
  ServiceTokens,
} from './identity/issuing.js';
export {
  generateSigningKey,
  PEOPLE_KEY,
  publicKey,
  type SigningKey,
  serviceId,
  signingKey,
  type TrustedKeys,
  trustedKeys,
} from './identity/keys.js';
export type { OidcSettings } from './identity/oidc-claims.js';
export { OidcIssuer } from './identity/oidc-issuer.js';
export { personIdFor } from './identity/person-id.js';
export { issueSignInCode, readSignInCode } from './identity/sign-in-code.js';
