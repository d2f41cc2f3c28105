import type { previewUpdate as contract, OutputOf, Sending } from '#contracts';
import { asHtml } from './as-html.js';
import { composeUpdate } from './compose.js';
import { textMessageParts } from './text-message.js';
import { type Around, type KeptUpdate, languagesOf, lastSending, usualNext } from './update.js';

/** What would go out if an update were sent now, in each language; of one that was sent and not changed, what went out. */
export function previewUpdate(
  update: KeptUpdate,
  around: Around & { readonly organisation: string },
  when: { readonly now: string; readonly saidBefore: boolean },
): OutputOf<typeof contract> {
  const { organisation, audience, incident } = around;
  const sent = lastSending(update);
  const isSent = sent?.revision === update.revision;
  const nextUpdateAt = isSent ? sent.nextUpdateAt : (update.nextUpdateAt ?? usualNext(around, when.now));
  const first: Sending['what'] = when.saidBefore ? 'update' : 'first-word';
  const what = isSent ? sent.what : sent ? 'correction' : first;
  const { ready, awaits } = languagesOf(audience, update.words);
  const previews = ready.map((language) => {
    const surroundings = { organisation, kind: what, language, revision: update.revision };
    const said = { ...update, nextUpdateAt, title: incident.title };
    const { subject, body, short, data } = composeUpdate(said, update.words[language]!, surroundings);
    const sms = { text: short, length: short.length, parts: textMessageParts(short) };
    return { language, subject, body, html: asHtml(body), sms, data: { ...data } };
  });
  return { update: update.id, revision: update.revision, what, awaits, nextUpdateAt, previews };
}
