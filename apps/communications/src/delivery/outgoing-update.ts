import {
  type DispatchBegun,
  type EventOf,
  LANGUAGES,
  type Language,
  type languageFollowed,
  type PersonReference,
  type ReadyWords,
  type Sending,
  type Update,
  type updateSent,
  type updateWithdrawn,
} from '#contracts';
import type { Content } from '../channel/content.js';
import { composeUpdate } from '../update/compose.js';
import type { Message } from './message.js';
import { composeWithdrawal } from './withdrawal.js';

/** A message, and who gets it. */
export interface Outgoing {
  readonly message: Message;
  readonly dispatch: DispatchBegun;
}

/** What goes along with what an event tells. */
export interface Telling {
  readonly organisation: string;
  readonly restricted: boolean;
  readonly by: PersonReference;
  readonly at: string;
}

type Contents = Message['contents'];

/** The languages in which it is ready, those of the audience first and in its order. */
const readyIn = (words: ReadyWords, preferred: readonly Language[]): Language[] =>
  [...new Set([...preferred, ...LANGUAGES])].filter((one) => words[one]);

/** A drill sends nothing outside; what is told afterwards sends nothing at all. */
function withheldFor({ kind, side }: Update): Message['withheld'] {
  if (kind === 'backfilled') return 'backfilled';
  return kind === 'drill' && side === 'external' ? 'drill' : null;
}

function outgoing(
  id: string,
  update: Update,
  told: Telling,
  rest: {
    readonly contents: Contents;
    readonly revision: number;
    readonly facts: Sending['facts'];
    readonly to: DispatchBegun['to'];
    readonly language?: Language;
  },
): Outgoing {
  const { restricted, by, at } = told;
  const { incident, audience, audienceName } = update;
  return {
    message: {
      ...{ id, incident, restricted, audience, update: update.id, revision: rest.revision, by: by.id },
      ...{ urgent: update.urgent, withheld: withheldFor(update), contents: rest.contents },
    },
    dispatch: {
      ...{ message: id, incident, restricted, update: update.id, audience, audienceName, by, to: rest.to },
      ...{ language: rest.language ?? null, severity: rest.facts.severity, components: [...rest.facts.components] },
      since: at,
    },
  };
}

/**
 * What goes to everybody of an audience when an update is sent. Whoever reads a language that is not ready gets the first one
 * that is, and is told that theirs follows.
 */
export function sentUpdate(data: EventOf<typeof updateSent>['data'], told: Telling): Outgoing {
  const { update, sending, words, awaits } = data;
  const ready = readyIn(words, update.languages);
  const [first] = ready;
  const said = { ...update, title: sending.facts.title, nextUpdateAt: sending.nextUpdateAt };
  const around = { organisation: told.organisation, kind: sending.what, revision: sending.revision };
  const compose = (language: Language, follows?: Language): Content =>
    composeUpdate(said, words[language]!, { ...around, language, ...(follows && { follows }) });
  const contents: Contents = Object.fromEntries([
    ...ready.map((language) => [language, compose(language)]),
    ...awaits.filter((language) => !words[language]).map((language) => [language, compose(first!, language)]),
  ]);
  const { revision, facts } = sending;
  return outgoing(`${update.id}.${revision}`, update, told, { contents, revision, facts, to: 'everybody' });
}

/** The last sending of an update; it has one when something follows from it. */
const lastSending = ({ sendings, id }: Update): Sending => {
  const last = sendings.at(-1);
  if (!last) throw new Error(`nothing was sent of ${id}`);
  return last;
};

/** What goes to those who read a language, when it is there at last. */
export function followingLanguage(data: EventOf<typeof languageFollowed>['data'], told: Telling): Outgoing {
  const { update, revision, language, words } = data;
  const {
    what: kind,
    nextUpdateAt,
    facts,
  } = update.sendings.find((one) => one.revision === revision) ?? lastSending(update);
  const said = { ...update, title: facts.title, nextUpdateAt };
  const around = { organisation: told.organisation, kind, language, revision };
  const contents = { [language]: composeUpdate(said, words[language]!, around) };
  const id = `${update.id}.${revision}.${language}`;
  return outgoing(id, update, told, { contents, revision, facts, to: 'readers', language });
}

/** What goes to everyone who got any revision of an update that is taken back. */
export function withdrawnUpdate(data: EventOf<typeof updateWithdrawn>['data'], told: Telling): Outgoing {
  const { update, reason } = data;
  const { facts, revision } = lastSending(update);
  const contents = Object.fromEntries(
    update.languages.map((language) => [
      language,
      composeWithdrawal(update, reason, { language, title: facts.title, organisation: told.organisation, revision }),
    ]),
  );
  return outgoing(`${update.id}.withdrawn`, update, told, { contents, revision, facts, to: 'who-got-it' });
}
