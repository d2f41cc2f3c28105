import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { InputOf, listIncidents, OutputOf } from '#contracts';
import type { Caller } from '#messaging';
import { type AggregateStore, type QueryIndex, readCursor, writeCursor } from '#persistence';
import { Parts } from '#service';
import { type KeptIncident, shownIncident } from '../closing/closing.js';
import type { IncidentEvent } from '../incident/incident-state.js';
import { INCIDENTS } from './stores.js';

/** Newest first, whatever is asked for besides. */
const NEWEST_FIRST = { 'state.declaredAt': -1, _id: -1 } as const;

/** One index for each thing that can be asked for, in the order of the list. */
export const LIST_INDEXES: readonly QueryIndex[] = [
  NEWEST_FIRST,
  { 'state.status': 1, ...NEWEST_FIRST },
  { 'state.severity': 1, ...NEWEST_FIRST },
  { 'state.components': 1, ...NEWEST_FIRST },
  { 'state.kind': 1, ...NEWEST_FIRST },
];

type Filter = InputOf<typeof listIncidents>;

/** The incidents that somebody may see, in pages. */
@Injectable()
export class IncidentList {
  constructor(
    @Inject(INCIDENTS) private readonly store: AggregateStore<KeptIncident, IncidentEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async page(caller: Caller, asked: Filter): Promise<OutputOf<typeof listIncidents>> {
    const all = [await this.inSightOf(caller), matching(asked), after(asked.after)];
    const parts = all.filter((part) => Object.keys(part).length > 0);
    const found = await this.store.list(parts.length > 0 ? { $and: parts } : {}, NEWEST_FIRST, asked.limit + 1);
    const incidents = found.slice(0, asked.limit).map(({ state }) => shownIncident(state));
    const last = incidents.at(-1);
    return { incidents, next: found.length > asked.limit && last ? writeCursor([last.declaredAt, last.id]) : null };
  }

  private async inSightOf(caller: Caller): Promise<object> {
    if (caller.kind === 'service') return {};
    const takesPartIn = await this.parts.authority.copy.seenBy(caller.id);
    return {
      $or: [
        { 'state.visibility': 'open' },
        { 'state.viewers.id': caller.id },
        { 'state.declaredBy.id': caller.id },
        { _id: { $in: takesPartIn } },
      ],
    };
  }
}

function matching({ status, severity, component, kind }: Filter): object {
  return {
    ...(status && { 'state.status': { $in: status } }),
    ...(severity && { 'state.severity': { $in: severity } }),
    ...(component && { 'state.components': component }),
    ...(kind && { 'state.kind': kind }),
  };
}

function after(cursor: string | undefined): object {
  if (cursor === undefined) return {};
  const [declaredAt, id] = readCursor(cursor, z.tuple([z.string(), z.string()]));
  return { $or: [{ 'state.declaredAt': { $lt: declaredAt } }, { 'state.declaredAt': declaredAt, _id: { $lt: id } }] };
}
