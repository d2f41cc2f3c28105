import type { Seal } from '#contracts';
import type { KeptRecord, RecordEvent } from '../silence/record.js';

/** Keeps the seal of a closing; not again for the same one, nor for an earlier one of which it hears later. */
export const sealRecord =
  (seal: Seal & { readonly closing: string }) =>
  (record: KeptRecord | undefined): readonly RecordEvent[] => {
    if (!record || seal.length <= (record.seal?.length ?? 0)) return [];
    const { incident, restricted } = record;
    return [{ name: 'record-sealed', data: { incident, restricted, ...seal } }];
  };
