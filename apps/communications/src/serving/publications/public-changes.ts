import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { InputOf, listPublicChanges, Maintenance, OutputOf, Publication, ShownComponent } from '#contracts';
import { readCursor, writeCursor } from '#persistence';
import { PUBLIC_CHANGES } from './stores.js';

/** Where a page of one kind ended. */
export interface ChangedAt {
  readonly changedAt: string;
  readonly id: string;
}

/** One kind of what the public may read, by when it changed: oldest change first, then by id. */
export interface ChangedKind<Item> {
  changedSince(after: ChangedAt | null, limit: number): Promise<readonly Item[]>;
}

/** All kinds that there are, in the order in which they are listed. */
export interface PublicKinds {
  readonly components: ChangedKind<ShownComponent>;
  readonly maintenances: ChangedKind<Maintenance>;
  readonly publications: ChangedKind<Publication>;
}

const KINDS = ['components', 'maintenances', 'publications'] as const;
type Kind = (typeof KINDS)[number];
type Item = Publication | Maintenance | ShownComponent;

const place = z.object({ kind: z.enum(KINDS), changedAt: z.string(), id: z.string() });

/** A message of the bus takes twice this: a page ends before the item that goes beyond it. */
const MOST_BYTES = 500_000;

const idOf = (item: Item): string => ('key' in item ? item.key : item.id);

/** As many of these as fit into a message, one at least. */
function fitting<Some extends Item>(items: readonly Some[]): readonly Some[] {
  let bytes = 0;
  const end = items.findIndex((item) => {
    bytes += Buffer.byteLength(JSON.stringify(item));
    return bytes > MOST_BYTES;
  });
  return end === -1 ? items : items.slice(0, Math.max(1, end));
}

/** All that the public may read, kind by kind, each by when it changed: a status page catches up by it. */
@Injectable()
export class PublicChanges {
  constructor(@Inject(PUBLIC_CHANGES) private readonly kinds: PublicKinds) {}

  /** A page of one kind; the last page of the last kind has no next. Throws `cursor-unknown`. */
  async list({ since, limit, after }: InputOf<typeof listPublicChanges>): Promise<OutputOf<typeof listPublicChanges>> {
    const start = since === undefined ? null : { changedAt: new Date(since).toISOString(), id: '' };
    const from = after === undefined ? null : readCursor(after, place);
    const kind: Kind = from?.kind ?? KINDS[0];
    // An empty id stands before the first of this kind.
    const beyond = from && (from.id !== '' || from.changedAt !== '') ? from : start;
    const found: readonly Item[] = await this.kinds[kind].changedSince(beyond, limit + 1);
    const page = fitting(found.slice(0, limit));
    const none = { publications: [], maintenances: [], components: [] };
    return { ...none, [kind]: page, next: this.next(kind, page, found.length > page.length) };
  }

  private next(kind: Kind, page: readonly Item[], isMore: boolean): string | null {
    const last = page.at(-1);
    if (isMore && last) return writeCursor({ kind, changedAt: last.changedAt, id: idOf(last) });
    const following = KINDS[KINDS.indexOf(kind) + 1];
    return following ? writeCursor({ kind: following, changedAt: '', id: '' }) : null;
  }
}
