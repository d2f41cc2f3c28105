import type { IncomingMail } from './incoming-mail.js';
import { withoutAddresses } from './masked.js';

const LONGEST = 300;

const fieldOf = (report: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*([^\\n]{1,2000})`, 'im').exec(report)?.[1]?.trim();

/**
 * Why a mail did not arrive, for good, as a mail server reports it (RFC 3464); null where the report says that it is still
 * being tried, or did arrive. Without a report in it, what came back to the address for bounces is one anyway.
 */
export function bounceReason({ reports, subject }: IncomingMail): string | null {
  // A line that begins with a space belongs to the line before.
  const report = reports
    .join('\n')
    .replaceAll('\r', '')
    .replace(/\n[ \t]+/g, ' ')
    .slice(0, 20_000);
  const action = fieldOf(report, 'Action')?.toLowerCase();
  if (action !== undefined && !action.startsWith('failed')) return null;
  const status = fieldOf(report, 'Status');
  if (action === undefined && status !== undefined && !status.startsWith('5')) return null;
  const said = fieldOf(report, 'Diagnostic-Code')?.replace(/^[\w-]+;\s*/, '') ?? subject;
  const reason = [...(status ? [status] : []), said]
    .join(' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return withoutAddresses(reason).slice(0, LONGEST) || 'it came back';
}
