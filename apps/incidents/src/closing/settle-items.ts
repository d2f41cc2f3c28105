import { isCovered, type OpenItem, type PersonReference, type SettledItem } from '#contracts';

/** What whoever closes says of an item: who sees to it by when, or why nobody does. */
export type Settlement =
  | { readonly item: string; readonly owner: PersonReference; readonly due: string }
  | { readonly item: string; readonly waiver: string };

/** All that was said of what is open. */
export interface Given {
  readonly settle: readonly Settlement[];
  readonly waiveOthers?: string | undefined;
}

/** What is open, by whether something was said of it. */
export interface Sorted {
  readonly settled: readonly SettledItem[];
  readonly left: readonly OpenItem[];
}

function settled(item: OpenItem, { settle, waiveOthers }: Given, by: PersonReference): SettledItem | undefined {
  const said = settle.find((one) => one.item === item.id);
  const isService = item.kind === 'service';
  if (said && 'owner' in said && !isService) {
    return { ...item, owner: said.owner, due: said.due, waiver: null, given: true };
  }
  if (isCovered(item)) return { ...item, waiver: null, given: false };
  if (said && 'waiver' in said) return { ...item, waiver: { by, reason: said.waiver }, given: false };
  // Whoever lets all others be has seen them, but nobody has seen what a service has that cannot be asked.
  if (waiveOthers === undefined || isService) return undefined;
  return { ...item, waiver: { by, reason: waiveOthers }, given: false };
}

/** Sorts what is open: what has an owner and a date, or a waiver by this person, and what is left. */
export function settleItems(items: readonly OpenItem[], given: Given, by: PersonReference): Sorted {
  const all = items.map((item) => ({ item, settled: settled(item, given, by) }));
  return {
    settled: all.flatMap((one) => one.settled ?? []),
    left: all.flatMap((one) => (one.settled ? [] : [one.item])),
  };
}
