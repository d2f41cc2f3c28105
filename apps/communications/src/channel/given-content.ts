import type { Outbound } from './channel.js';
import type { Content } from './content.js';

/** For specs: what a reader of English gets. */
export const givenContent = (more: Partial<Content> = {}): Content => ({
  ...{ kind: 'update', language: 'en', subject: 'Acme: orders fail', organisation: 'Acme', incident: 'INC-1' },
  body: '**What is wrong**\n\nNo orders since 9.\n\n- [status](https://status.example.org)\n- call us',
  ...{ short: 'Acme: orders fail – No orders since 9.', isDrill: false, thread: 'upd-1' },
  data: { update: 'upd-1', revision: 2, audience: 'customers' },
  ...more,
});

/** For specs: the same on its way. */
export const givenOutbound = (address: string, more: Partial<Outbound> = {}): Outbound => ({
  ...{ id: 'upd-1.2/q1w2e3', address, name: 'Jo', content: givenContent(), mayLeave: true },
  ...more,
});

/** Words that harm whoever takes them for more than words. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!channel> <@U123> <https://evil.example|click>',
  '[click](javascript:alert(1))',
  '[a](data:text/html,x) ![p](https://evil.example/pixel.png)',
  '<at>everyone</at> & "quotes" \'n\' `code`',
  '</style></body></html>',
  '*bold* _it_ ~strike~ \\ [x](y)',
];
