import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** An issue as the receiver keeps it. */
export interface KeptIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  state: 'open' | 'closed';
  reason: string | null;
  updatedAt: string;
}

/** What it does with the next request instead of answering as ever: another answer, or none once the work is done. */
export type Mishap =
  | { readonly status: number; readonly text?: string; readonly headers?: Record<string, string> }
  | 'answer-lost'
  | 'never-answered';

type Json = Record<string, unknown>;

/** One kind of tracker on the web, as its public documentation has it: a real server on this machine. */
export class TrackerReceiver {
  readonly issues: KeptIssue[] = [];
  /** Of each request: method, path, and who it says it is from. */
  readonly asked: { readonly method: string; readonly url: string; readonly token: string | undefined }[] = [];
  readonly mishaps: Mishap[] = [];

  private constructor(
    private readonly server: Server,
    private readonly kind: 'github' | 'gitlab' | 'jira',
  ) {}

  static async start(kind: 'github' | 'gitlab' | 'jira'): Promise<TrackerReceiver> {
    const server = createServer();
    const receiver = new TrackerReceiver(server, kind);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => receiver.take(request, response, body));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return receiver;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  /** How often an issue was to be made. */
  get posts(): number {
    return this.asked.filter(({ method }) => method === 'POST').length;
  }

  /** Somebody closes one there, or opens it again. */
  move(number: number, state: KeptIssue['state'], reason: string | null = null): void {
    const issue = this.issues.find((one) => one.number === number)!;
    Object.assign(issue, { state, reason, updatedAt: later(issue.updatedAt) });
  }

  /** What its webhook sends of one, as the documentation has it. */
  webhook(number: number): string {
    const issue = this.issues.find((one) => one.number === number)!;
    const { title, updatedAt, state } = issue;
    if (this.kind === 'github') {
      const repository = { id: 1, full_name: 'acme/shop' };
      return JSON.stringify({
        action: state === 'closed' ? 'closed' : 'reopened',
        issue: this.shown(issue),
        repository,
      });
    }
    if (this.kind === 'jira') {
      return JSON.stringify({ timestamp: 1, webhookEvent: 'jira:issue_updated', issue: this.shown(issue) });
    }
    const attributes = { id: 301, iid: number, title, state: state === 'open' ? 'opened' : 'closed' };
    return JSON.stringify({
      ...{ object_kind: 'issue', event_type: 'issue', project: { id: 7, path_with_namespace: 'acme/shop' } },
      object_attributes: { ...attributes, url: `${this.address}/acme/shop/-/issues/${number}`, updated_at: updatedAt },
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private take(request: IncomingMessage, response: ServerResponse, body: string): void {
    const { authorization, 'private-token': own } = request.headers;
    const url = request.url!;
    this.asked.push({ method: request.method!, url, token: authorization ?? (own as string | undefined) });
    const mishap = this.mishaps.shift();
    if (typeof mishap === 'object') {
      response.writeHead(mishap.status, mishap.headers ?? {}).end(mishap.text ?? '');
      return;
    }
    const { searchParams } = new URL(url, this.address);
    const answer = request.method === 'POST' ? this.make(JSON.parse(body)) : this.list(url, searchParams);
    if (mishap === 'never-answered') return;
    if (mishap === 'answer-lost') return void request.socket.destroy();
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer));
  }

  private make(given: Json): Json {
    const fields = (this.kind === 'jira' ? given.fields : given) as Json;
    const issue: KeptIssue = {
      number: this.issues.length + 1,
      title: (fields.title ?? fields.summary) as string,
      body: (fields.body ?? fields.description) as string,
      labels: (fields.labels as string[]) ?? [],
      ...{ state: 'open', reason: null, updatedAt: new Date().toISOString() },
    };
    this.issues.push(issue);
    if (this.kind !== 'jira') return this.shown(issue);
    return { id: `1000${issue.number}`, key: `OPS-${issue.number}`, self: `${this.address}/rest/api/2/issue/1` };
  }

  private list(url: string, query: URLSearchParams): unknown {
    const all = this.issues.filter((issue) => this.fits(issue, query));
    const shown = all.sort((one, other) => one.updatedAt.localeCompare(other.updatedAt)).map((one) => this.shown(one));
    if (this.kind === 'jira') return { issues: shown };
    if (url.startsWith('/search/')) return { total_count: shown.length, incomplete_results: false, items: shown };
    return shown;
  }

  private fits({ body, labels, updatedAt }: KeptIssue, query: URLSearchParams): boolean {
    const since = query.get('since') ?? query.get('updated_after');
    const mark = /"(rem-[\w-]+)" in:body/.exec(query.get('q') ?? '')?.[1] ?? query.get('search');
    const label = /labels = "([\w-]+)"/.exec(query.get('jql') ?? '')?.[1];
    if (since) return Date.parse(updatedAt) >= Date.parse(since);
    return mark ? body.includes(mark) : label ? labels.includes(label) : true;
  }

  private shown({ number, title, body, state, reason, updatedAt }: KeptIssue): Json {
    if (this.kind === 'github') {
      const more = {
        html_url: `${this.address}/acme/shop/issues/${number}`,
        state_reason: reason,
        user: { login: 'm' },
      };
      return { id: number, number, title, body, state, updated_at: updatedAt.replace(/\.\d+Z/, 'Z'), ...more };
    }
    if (this.kind === 'gitlab') {
      const more = { web_url: `${this.address}/acme/shop/-/issues/${number}`, updated_at: updatedAt };
      return { id: 300, iid: number, title, description: body, state: state === 'open' ? 'opened' : 'closed', ...more };
    }
    const statusCategory = { id: 2, key: state === 'open' ? 'new' : 'done' };
    const fields = { status: { name: 'Any', statusCategory }, resolution: reason ? { name: reason } : null };
    return { id: '1', key: `OPS-${number}`, fields: { ...fields, updated: updatedAt.replace('Z', '+0000') } };
  }
}

/** What happens later is later by the second, however quickly a spec goes. */
const later = (time: string): string => new Date(Math.max(Date.now(), Date.parse(time) + 1_000)).toISOString();
