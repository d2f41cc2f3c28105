import { bounceReason } from './delivery-report.js';
import { type IncomingMail, isAutomatic } from './incoming-mail.js';
import { masked, withoutAddresses } from './masked.js';

const mail = (headers: Record<string, string> = {}, more: Partial<IncomingMail> = {}): IncomingMail => ({
  ...{ headers: new Map(Object.entries(headers)), sender: 'jo@example.net', from: 'jo@example.net' },
  ...{ subject: 'Re: down', text: '', html: '', reports: [], ...more },
});

describe('a mail that a machine wrote', () => {
  it.each([
    ['auto-submitted', 'auto-replied'],
    ['auto-submitted', 'auto-generated (vacation)'],
    ['precedence', 'bulk'],
    ['precedence', 'Auto_Reply'],
    ['x-auto-response-suppress', 'All'],
    ['list-id', '<list.example.net>'],
    ['return-path', '<>'],
  ])('is known by %s: %s', (name, value) => {
    expect(isAutomatic(mail({ [name]: value }))).toBe(true);
  });

  it('is known by its sender', () => {
    expect(isAutomatic(mail({}, { sender: null }))).toBe(true);
    expect(isAutomatic(mail({}, { from: 'MAILER-DAEMON@example.net' }))).toBe(true);
  });

  it('is not one of a person', () => {
    expect(isAutomatic(mail({ 'auto-submitted': 'no', precedence: 'first-class', 'list-unsubscribe': '<x>' }))).toBe(
      false,
    );
  });
});

describe('a mail that came back', () => {
  const report = (text: string) => mail({}, { reports: [text] });

  it('says why, without the address', () => {
    const failed =
      'Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; jo@example.net\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <jo@example.net>:\r\n no such user\r\n';
    expect(bounceReason(report(failed))).toBe('5.1.1 550 5.1.1 <j…@example.net>: no such user');
    expect(bounceReason(mail({}, { subject: 'Undeliverable: down' }))).toBe('Undeliverable: down');
  });

  it('is none while it is still being tried, or where it did arrive', () => {
    expect(bounceReason(report('Action: delayed\nStatus: 4.4.1'))).toBeNull();
    expect(bounceReason(report('Action: relayed\nStatus: 2.0.0'))).toBeNull();
    expect(bounceReason(report('Status: 4.4.1'))).toBeNull();
  });
});

describe('who said something', () => {
  it.each([
    ['jane.doe@example.org', 'j…@example.org'],
    ['+33 6 12 34 56 78', '+3…78'],
    ['Jane Doe', 'J… D…'],
    ['@jane', '@…'],
    ['é@x', 'é…@x'],
  ])('%s is shown as %s', (from, shown) => {
    expect(masked(from)).toBe(shown);
  });

  it('does not stand in what they said either', () => {
    expect(withoutAddresses('write to jane.doe+x@mail.example.org, or call')).toBe(
      'write to j…@mail.example.org, or call',
    );
    const before = Date.now();
    withoutAddresses(`${'a'.repeat(500_000)} ${'@'.repeat(100_000)} ${'a.'.repeat(100_000)}`);
    expect(Date.now() - before).toBeLessThan(3_000);
  });
});
