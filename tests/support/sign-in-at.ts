import { createHash, randomBytes } from 'node:crypto';

/** Where somebody signs in for what. */
interface For {
  readonly resource: string;
  readonly redirect_uri: string;
}

/** Signs in at a provider as a browser does, by code and PKCE, and exchanges the code. */
export async function signInAt(
  issuer: string,
  { resource, redirect_uri }: For,
): Promise<{ access_token: string; id_token: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const authorize = new URL('/auth', issuer);
  authorize.search = new URLSearchParams({
    ...{ client_id: 'console', response_type: 'code', scope: 'openid', resource, redirect_uri },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const code = await codeFrom(authorize, redirect_uri);
  const response = await fetch(new URL('/token', issuer), {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', client_id: 'console', code, redirect_uri, code_verifier: verifier },
    }),
  });
  const tokens = (await response.json()) as { access_token: string; id_token: string };
  if (!response.ok) throw new Error(`no token: ${JSON.stringify(tokens)}`);
  return tokens;
}

/** Follows the provider's redirects with its cookies, until it sends the browser back with a code. */
async function codeFrom(first: URL, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = first;
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name!, value!);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`the provider does not go on: ${response.status} ${await response.text()}`);
    next = new URL(location, next);
    if (next.href.startsWith(redirectUri)) break;
  }
  const code = next.searchParams.get('code');
  if (!code) throw new Error(`no code: ${next.search}`);
  return code;
}
