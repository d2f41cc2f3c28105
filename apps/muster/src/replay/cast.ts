import { issuePersonToken, type SigningKey } from '#authority';
import { addMembers, emailTaken, registerComponent, registerPerson, showComponent } from '#contracts';
import { HttpClient, HttpRefused } from '#contracts/client';
import { patiently } from './patience.js';
import type { CastMember, Story } from './story.js';

/** Who sees to it beforehand that audiences have their members, and the page its components. */
const ADMINISTRATOR = { email: 'administrator@example.org', name: 'Administrator', admin: true };

/** The people of a story, each of whom speaks to Muster in their own name. */
export class Cast {
  private readonly clients: ReadonlyMap<string, HttpClient>;
  private readonly administrator: HttpClient;

  constructor(
    private readonly story: Story,
    address: string,
    peoplesKey: SigningKey,
  ) {
    this.administrator = new HttpClient(address, () => issuePersonToken(peoplesKey, ADMINISTRATOR));
    // Signed anew for each request: a slow story lasts longer than a token.
    this.clients = new Map(
      Object.entries(story.people).map(([handle, { email, name }]) => [
        handle,
        new HttpClient(address, () => issuePersonToken(peoplesKey, { email, name })),
      ]),
    );
  }

  /** Speaks as this person. */
  as(handle: string): HttpClient {
    return this.clients.get(handle)!;
  }

  person(handle: string): CastMember {
    return this.story.people[handle]!;
  }

  name = (handle: string): string => this.person(handle).name;

  email = (handle: string): string => this.person(handle).email;

  /** Sees to it that everybody is in the directory, every component in the register, and everybody told who is to be. */
  async introduce(by: string, keyFor: (what: string) => string): Promise<void> {
    const client = this.as(by);
    for (const [handle, person] of Object.entries(this.story.people)) {
      const idempotencyKey = keyFor(`person-${handle}`);
      await patiently(() => client.ask(registerPerson, person, { idempotencyKey })).catch(unlessKnown);
    }
    for (const [key, component] of Object.entries(this.story.components)) {
      const idempotencyKey = keyFor(`component-${key}`);
      await patiently(() => client.ask(registerComponent, { key, ...component }, { idempotencyKey }));
    }
    for (const [key, shown] of Object.entries(this.story.page)) {
      await patiently(() => this.administrator.ask(showComponent, { key, ...shown }));
    }
    for (const [audience, members] of Object.entries(this.story.audiences)) {
      await patiently(() => this.administrator.ask(addMembers, { audience, members }));
    }
  }
}

function unlessKnown(error: unknown): void {
  if (!(error instanceof HttpRefused) || error.problem.code !== emailTaken.code) throw error;
}
