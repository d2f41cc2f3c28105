import { type EventOf, type ITEM_EVENTS, REMEDIATION_OPEN, type Remediation, remediationUnknown } from '#contracts';
import type { Context } from '#persistence';

/** What can happen to an item. Each event carries it whole. */
export type RemediationEvent = EventOf<(typeof ITEM_EVENTS)[number]>;

/** Decides something on an item that is there. */
export type RemediationDecision = (item: Remediation, context: Context) => readonly RemediationEvent[];

/** An act that is marked when the last known table decided who may. */
export interface Marks {
  readonly decidedByCopy?: boolean;
}

/** Items that one problem has at most. */
export const MOST_ITEMS = 200;

/** Whether somebody still has to do something. */
export const isOpen = ({ status }: Pick<Remediation, 'status'>): boolean => REMEDIATION_OPEN.includes(status);

/** An item as everybody who sees its problem sees it. */
export const shownRemediation = (item: Remediation): Remediation => item;

/** The same on whatever is there. Throws `remediation-unknown`. */
export const onKnown =
  (id: string, decide: RemediationDecision) =>
  (item: Remediation | undefined, context: Context): readonly RemediationEvent[] => {
    if (!item) throw remediationUnknown({ remediation: id });
    return decide(item, context);
  };
