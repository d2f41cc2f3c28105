import {
  type Maintenance,
  maintenance,
  type Publication,
  publication,
  type ShownComponent,
  shownComponent,
} from '#contracts';

/** One thing of which the page knows the latest. */
export type Item =
  | { readonly kind: 'publication'; readonly item: Publication }
  | { readonly kind: 'maintenance'; readonly item: Maintenance }
  | { readonly kind: 'component'; readonly item: ShownComponent };

const SHAPES = { publication, maintenance, component: shownComponent } as const;

/** What tells an item from all others. */
export const keyOf = ({ kind, item }: Item): string => `${kind} ${'key' in item ? item.key : item.id}`;

/** Reads an item; undefined for what is none. */
export function readItem(kind: unknown, given: unknown): Item | undefined {
  if (typeof kind !== 'string' || !Object.hasOwn(SHAPES, kind)) return undefined;
  const { success, data } = SHAPES[kind as keyof typeof SHAPES].safeParse(given);
  return success ? ({ kind, item: data } as Item) : undefined;
}

/** The item that an event of communications carries: each that changes one carries the whole of it. */
export function itemOfEvent(data: unknown): Item | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  for (const kind of Object.keys(SHAPES)) {
    const found = readItem(kind, (data as Record<string, unknown>)[kind]);
    if (found) return found;
  }
  return undefined;
}
