import {
  addPublicationEntry,
  answerQuestion,
  askQuestion,
  draftUpdate,
  followInLanguage,
  type InputOf,
  LANGUAGES,
  listDeliveries,
  notePosted,
  type OutputOf,
  publish,
  type RequestContract,
  sendFirstWord,
  sendUpdate,
  type Update,
} from '#contracts';
import { eventually } from './patience.js';
import type { Tale } from './step.js';
import { toTheMinute } from './story-time.js';

const MINUTE_MS = 60_000;

/** Asks Muster as whoever does the step. */
export type Ask = <Contract extends RequestContract>(
  contract: Contract,
  input: InputOf<Contract> | object,
) => Promise<OutputOf<Contract>>;

/** An update that went out in the story. */
export interface ToldUpdate {
  readonly update: Update;
  /** When, in the story. */
  readonly at: string;
  /** The next one that it promises: as it was played, and in the story. */
  readonly next: { readonly played: string; readonly story: string } | null;
}

/** The states of components as a command takes them. */
const componentsOf = ({ components }: { components?: Readonly<Record<string, string>> | undefined }) =>
  components && { components: Object.entries(components).map(([component, state]) => ({ component, state })) };

/** What is said in a story: each step of it is some commands, for which what was said before must be known. */
export class Telling {
  /** Every update, in the order in which they went out. */
  readonly updates: ToldUpdate[] = [];
  private question: string | undefined;
  private publication: string | undefined;

  /** Does what a step says. Throws the refusal of the first command that is refused. */
  async perform(tale: Tale, incident: string, ask: Ask): Promise<void> {
    switch (tale.kind) {
      case 'first-word':
        return this.keep(await ask(sendFirstWord, { incident, audience: tale.value }), tale.at);
      case 'say': {
        const { to: audience, words, nextInMinutes } = tale.value;
        const next = nextInMinutes && { nextUpdateAt: new Date(Date.now() + nextInMinutes * MINUTE_MS).toISOString() };
        const { id: update, revision } = await ask(draftUpdate, { incident, audience, words, ...next });
        return this.keep(await ask(sendUpdate, { incident, update, revision }), tale.at);
      }
      case 'follow': {
        const { to, words } = tale.value;
        const { id: update, revision } = this.latestTo(to);
        const language = LANGUAGES.find((one) => words[one])!;
        await ask(followInLanguage, { incident, update, revision, language, words: words[language]! });
        return;
      }
      case 'posted': {
        const { id: update } = this.latestTo(tale.value.to);
        const waiting = () => ask(listDeliveries, { incident, update, state: 'to-post' });
        const { deliveries } = await eventually(waiting, (found) => found.deliveries.length > 0);
        await ask(notePosted, { incident, delivery: deliveries[0]!.id, link: tale.value.link });
        return;
      }
      case 'publish':
        this.publication = (await ask(publish, { incident, ...tale.value, ...componentsOf(tale.value) })).id;
        return;
      case 'on-page':
        await ask(addPublicationEntry, {
          ...{ publication: this.publication ?? '', ...tale.value, ...componentsOf(tale.value) },
        });
        return;
      case 'ask':
        this.question = (await ask(askQuestion, { incident, words: tale.value })).id;
        return;
      case 'answer':
        await ask(answerQuestion, { incident, question: this.question ?? '', words: tale.value });
    }
  }

  private latestTo(audience: string): Update {
    const found = this.updates.findLast(({ update }) => update.audience === audience);
    if (!found) throw new Error(`Nothing was said to ${audience} yet.`);
    return found.update;
  }

  private keep(update: Update, at: string): void {
    const { nextUpdateAt, at: played } = update.sendings.at(-1)!;
    const shift = Date.parse(at) - Date.parse(played);
    const next = nextUpdateAt && {
      played: nextUpdateAt,
      story: toTheMinute(Date.parse(nextUpdateAt) + shift),
    };
    this.updates.push({ update, at, next: next || null });
  }
}
