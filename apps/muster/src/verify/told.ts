import type { RecordExport } from '#contracts';
import type { Verified } from '../../../timeline/src/export/verify-export.js';
import type { SealFound } from './seal.js';

const SEALS = {
  none: 'There is no seal: the incident was not closed when this was exported.',
  unchecked: 'The seal was not checked, for want of a key: give one with --key.',
  good: 'The seal is good.',
} as const;

/** What was found, in lines; the first one says it all. */
export function told(
  { incident }: RecordExport,
  { fault, head, redacted, unproven }: Verified,
  seal: SealFound,
): string[] {
  if (fault) {
    const where = fault.position === null ? '' : ` at position ${fault.position}`;
    return [`not intact: ${incident}${where}: ${fault.told} (${fault.fault})`];
  }
  if (seal.is === 'bad') return [`not intact: ${incident}: ${seal.told}`];
  return [
    `intact: ${head.length} entries, head ${head.head}`,
    ...(redacted > 0 ? [`Words were taken out of ${redacted} of them, and the record says so.`] : []),
    ...(unproven > 0
      ? [`Of ${unproven} of them only the place is proven: their contents are not in this export.`]
      : []),
    SEALS[seal.is],
  ];
}
