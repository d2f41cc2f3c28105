import type { OutputOf, RequestContract, ServiceName } from '#contracts';
import { UPKEEP } from '#contracts';
import type { HttpClient } from '#contracts/client';

/** Says a line to whoever watches. */
export type Say = (line: string) => void;

/** What a task needs: a Muster to ask, and the service it is for. */
interface Task {
  readonly client: HttpClient;
  readonly service: ServiceName;
  readonly letters: readonly string[];
  readonly say: Say;
}

/** Asks for one page after the other until there are no more. */
async function* pages<Contract extends RequestContract>(client: HttpClient, contract: Contract, input: object) {
  let after: string | null | undefined;
  do {
    const page = (await client.ask(contract, { ...input, ...(after && { after }) } as never)).output;
    yield page as OutputOf<Contract>;
    after = (page as { next?: string | null }).next;
  } while (after);
}

async function letters({ client, service, say }: Task): Promise<void> {
  for await (const page of pages(client, UPKEEP.get(service)!.listDeadLetters, { limit: 200 })) {
    for (const { id, at, subject, error, tries } of page.letters) {
      say(`${service} ${id} ${at} ${subject} (${tries} tries): ${error}`);
    }
    if (page.next === null) say(`${service}: ${page.total} dead letters`);
  }
}

async function replayLetters({ client, service, letters: named, say }: Task): Promise<void> {
  const input = named.length > 0 ? { letters: named } : { all: true };
  let handled = 0;
  let failed = 0;
  for await (const page of pages(client, UPKEEP.get(service)!.replayDeadLetters, input)) {
    handled += page.handled;
    failed += page.failed.length;
    for (const { letter, error } of page.failed) say(`${service} ${letter}: ${error}`);
  }
  say(`${service}: ${handled} handled, ${failed} failed again`);
}

async function discardLetters({ client, service, letters: named, say }: Task): Promise<void> {
  const { output } = await client.ask(UPKEEP.get(service)!.discardDeadLetters, { letters: [...named] });
  say(`${service}: ${output.discarded} discarded`);
}

async function republish({ client, service, say }: Task): Promise<void> {
  let count = 0;
  for await (const { republished } of pages(client, UPKEEP.get(service)!.republishEvents, {})) count += republished;
  say(`${service}: ${count} events put on the bus again`);
}

async function rebuild({ client, service, say }: Task): Promise<void> {
  const handled = new Map<string, number>();
  let failures = 0;
  for await (const { source, handled: more, failed } of pages(client, UPKEEP.get(service)!.rebuildCopies, {})) {
    if (source) handled.set(source, (handled.get(source) ?? 0) + more);
    failures += failed;
  }
  const told = [...handled].map(([source, count]) => `${count} events of ${source}`).join(', ');
  say(`${service}: built again from ${told || 'nothing: it keeps nothing of others'}; ${failures} failed`);
}

async function lift({ client, service, say }: Task): Promise<void> {
  let looked = 0;
  let rewritten = 0;
  for await (const { examined, lifted } of pages(client, UPKEEP.get(service)!.liftStoredShapes, {})) {
    looked += examined;
    rewritten += lifted;
  }
  say(`${service}: ${looked} documents looked through, ${rewritten} rewritten`);
}

/** Everything there is to do, by its name on the command line; each for one service. Throws what the client throws. */
export const TASKS = {
  letters,
  'replay-letters': replayLetters,
  'discard-letters': discardLetters,
  republish,
  rebuild,
  lift,
} satisfies Record<string, (task: Task) => Promise<void>>;

/** The name of a task. */
export type TaskName = keyof typeof TASKS;
