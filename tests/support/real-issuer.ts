import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';
// @ts-expect-error: it has no types. The same adapter as the default one, without a warning in each test's output.
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { freePort } from './free-port.js';
import { signInAt } from './sign-in-at.js';

/** Whom access tokens are for. */
export const AUDIENCE = 'https://muster.example/api';
/** Where the console's sign-in comes back to; nobody has to listen there. */
export const CALLBACK = 'https://console.example/callback';

const HOST = '127.0.0.1';

/** A real OpenID Connect provider (oidc-provider) on a port of its own, which can rotate its keys, be slow or be away. */
export class RealIssuer {
  /** How often each path was asked for. */
  readonly asked = new Map<string, number>();
  /** Every answer comes this much later. */
  slowMs = 0;
  /** Changes what is published at a path, on its way out. */
  readonly published = new Map<string, (document: never) => unknown>();
  /** Put into the next tokens beside what the provider itself puts there. */
  claims: JWTPayload = {};
  /** Overrides anything in the next tokens, also times. */
  odd: { readonly payload?: JWTPayload; readonly header?: Record<string, unknown> } = {};

  private server: Server | undefined;
  private provider!: Provider;
  private keys: JWK[] = [];
  private readonly adapter = createMemoryAdapter() as Configuration['adapter'];

  private constructor(private readonly port: number) {}

  /** Starts one with a key of its own. */
  static async start(algorithm = 'RS256'): Promise<RealIssuer> {
    const issuer = new RealIssuer(await freePort());
    await issuer.rotate(algorithm);
    await issuer.comeBack();
    return issuer;
  }

  get address(): string {
    return `http://${HOST}:${this.port}`;
  }

  /** The public half of the key that signs now. */
  get publicKey(): JWK {
    const { kty, kid, n, e, crv, x, y } = this.keys[0]!;
    return JSON.parse(JSON.stringify({ kty, kid, n, e, crv, x, y })) as JWK;
  }

  /** Signs with a new key from now on; the old ones stay published, unless they are withdrawn. */
  async rotate(algorithm = 'RS256', { withdraw = false } = {}): Promise<void> {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: algorithm, use: 'sig' };
    this.keys = [key, ...(withdraw ? [] : this.keys)];
    this.provider = new Provider(this.address, this.configuration(algorithm));
  }

  /** An access token for a person, by code and PKCE as a console gets it; with its ID token. */
  person(claims: JWTPayload, odd: RealIssuer['odd'] = {}): Promise<{ access_token: string; id_token: string }> {
    Object.assign(this, { claims, odd });
    return signInAt(this.address, { resource: AUDIENCE, redirect_uri: CALLBACK });
  }

  /** An access token for a program, by its client credentials. */
  async program(client: string, { resource = AUDIENCE, odd = {} as RealIssuer['odd'] } = {}): Promise<string> {
    Object.assign(this, { claims: {}, odd });
    const response = await fetch(`${this.address}/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${encodeURIComponent(client)}:secret`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...(resource && { resource }) }),
    });
    const { access_token } = (await response.json()) as { access_token?: string };
    if (!access_token) throw new Error(`the provider gave ${client} no token: ${response.status}`);
    return access_token;
  }

  /** Nobody answers at its address. */
  async goAway(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed) ?? closed(undefined));
    this.server = undefined;
  }

  /** It answers again, at the same address. */
  async comeBack(): Promise<void> {
    this.server = createServer((request, response) => void this.answer(request, response)).listen(this.port, HOST);
    await once(this.server, 'listening');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, this.address);
    this.asked.set(pathname, (this.asked.get(pathname) ?? 0) + 1);
    if (this.slowMs > 0) await sleep(this.slowMs, undefined, { ref: false });
    const change = this.published.get(pathname);
    if (change) changeOnTheWay(response, change);
    if (pathname.startsWith('/interaction/')) await this.finishSignIn(request, response);
    else this.provider.callback()(request, response);
  }

  /** Nobody types a password here: whoever is hinted at is signed in. */
  private async finishSignIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.provider.interactionFinished(request, response, { login: { accountId: 'somebody' } });
  }

  private configuration(alg: string): Configuration {
    const resourceServer = (audience: string) =>
      ({ audience, scope: '', accessTokenFormat: 'jwt', jwt: { sign: { alg } } }) as never;
    const program = (client_id: string) => ({
      ...{ client_id, client_secret: 'secret', id_token_signed_response_alg: alg as never },
      ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    });
    return {
      adapter: this.adapter as never,
      jwks: { keys: this.keys as never },
      cookies: { keys: ['of the test'] },
      ttl: { AccessToken: 600, ClientCredentials: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      clients: [
        {
          ...{ client_id: 'console', token_endpoint_auth_method: 'none', id_token_signed_response_alg: alg as never },
          redirect_uris: [CALLBACK],
        },
        ...['alert-relay', 'Alert Relay'].map(program),
      ],
      enabledJWA: { idTokenSigningAlgValues: [alg as never] },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          useGrantedResource: () => true,
          getResourceServerInfo: (_context, resource) => resourceServer(resource),
        },
      },
      findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
      extraTokenClaims: () => this.claims as never,
      formats: {
        customizers: {
          jwt: (_context, _token, jwt) => {
            Object.assign(jwt.payload, this.odd.payload);
            Object.assign(jwt, { header: this.odd.header });
          },
        },
      },
    };
  }
}

/** Lets the provider answer, and changes what it says. */
function changeOnTheWay(response: ServerResponse, change: (document: never) => unknown): void {
  const end = response.end.bind(response) as (body: string) => ServerResponse;
  response.end = ((body: string) => {
    const changed = JSON.stringify(change(JSON.parse(body) as never));
    response.setHeader('Content-Length', Buffer.byteLength(changed));
    return end(changed);
  }) as never;
}
