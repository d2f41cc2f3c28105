import type { Envelope } from '#contracts';
import type { Line } from '../chain/line.js';
import { noteIn } from '../entry/note-in.js';
import { firstShown } from '../entry/shown.js';
import { wordsOf } from '../reading/worded-entry.js';

const LONGEST = 100;

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Whether an event may bring a question into the record: written as one, or made one later. */
export const mayAsk = (event: Envelope): boolean =>
  firstShown(event).asks === 'answer' || (event.data.standing as { kind?: string } | undefined)?.kind === 'question';

/** Questions of the record that are asked here; what was brought along from another record was asked there. */
export const isAskedHere = ({ event }: Pick<Line, 'event'>): boolean => noteIn(event).original === undefined;

/** A question that nobody has answered in the record. */
export const openQuestion = ({ _id, incident, event, shown }: Pick<Line, '_id' | 'incident' | 'event' | 'shown'>) => {
  const words = wordsOf({ event, shown });
  return {
    ...{ id: `record-question:${_id}`, kind: 'record-question', owner: null, due: null },
    link: `/v1/incidents/${incident}/timeline/${_id}`,
    title: {
      en: `the question “${shortened(words.en)}” in the record`,
      fr: `la question « ${shortened(words.fr)} » dans le journal`,
    },
  };
};

/** A file that is still coming in: the record would be sealed without it. */
export const openUpload = ({ _id, name }: { readonly _id: string; readonly name: string }) => ({
  ...{ id: `upload:${_id}`, kind: 'upload', owner: null, due: null, link: null },
  title: { en: `the file ${name}, which is still coming in`, fr: `le fichier ${name}, encore en cours d'envoi` },
});
