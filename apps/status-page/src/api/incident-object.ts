import { inLanguage, type Language, type Localised, type Publication } from '#contracts';
import type { Asked } from '../resource.js';
import type { ComponentObject } from './component-objects.js';
import { pageId } from './identities.js';
import { affectedComponents, type States, updateObject } from './update-object.js';

const WITHDRAWN: Localised = {
  en: 'We have withdrawn this: what we said was not so.',
  fr: 'Nous avons retiré cette annonce : elle était inexacte.',
};

const NOTHING_SAID: States = new Map();

const statesIn = ({ components }: Pick<Publication, 'components'>): States =>
  new Map(components.map(({ component, state }) => [component, state]));

/** Newest first. What was withdrawn ends with an update that says so, for clients know no word for it. */
function updatesOf({ id, entries, withdrawn }: Publication, language: Language, shown: readonly ComponentObject[]) {
  const states = [NOTHING_SAID, ...entries.map(statesIn)];
  const updates = entries.map(({ id: entry, status, words, at, changedAt }, index) =>
    updateObject(
      { id: entry, status, body: inLanguage(words, language), at },
      id,
      changedAt,
      affectedComponents(states[index]!, states[index + 1]!, shown),
    ),
  );
  if (withdrawn) {
    const body = `${WITHDRAWN[language]} ${inLanguage(withdrawn.reason, language)}`;
    const said = { id: `${id}-withdrawn`, status: 'resolved', body, at: withdrawn.at };
    updates.push(updateObject(said, id, withdrawn.at, affectedComponents(states.at(-1)!, NOTHING_SAID, shown)));
  }
  return updates.reverse();
}

/**
 * A publication as the Statuspage v2 API has it. One that was withdrawn is `resolved` since then, without an impact: existing
 * clients take it away from what is open and count it for nothing.
 */
export function incidentObject(it: Publication, { language, address }: Asked, shown: readonly ComponentObject[]) {
  const { id, entries, withdrawn } = it;
  const touched = new Set(entries.flatMap(({ components }) => components.map(({ component }) => component)));
  return {
    id,
    name: inLanguage(it.title, language),
    status: withdrawn ? ('resolved' as const) : it.status,
    created_at: it.publishedAt,
    updated_at: it.changedAt,
    monitoring_at: entries.findLast(({ status }) => status === 'monitoring')?.at ?? null,
    resolved_at: withdrawn ? withdrawn.at : it.resolvedAt,
    impact: withdrawn ? ('none' as const) : it.impact,
    shortlink: `${address}/incidents/${id}`,
    started_at: it.startedAt,
    page_id: pageId(address),
    incident_updates: updatesOf(it, language, shown),
    components: shown.filter(({ id: key }) => touched.has(key)),
  };
}
