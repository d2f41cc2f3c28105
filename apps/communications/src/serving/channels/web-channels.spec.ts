import { Webhook } from 'standardwebhooks';
import { allowedAddresses, Outgoing } from '#outgoing';
import { WebReceiver } from '../../../../../tests/support/web-receiver.js';
import type { NotDelivered } from '../../channel/channel.js';
import { givenContent, givenOutbound } from '../../channel/given-content.js';
import { SlackChannel } from './slack/slack-channel.js';
import { SmsChannel } from './sms/sms-channel.js';
import { TeamsChannel } from './teams/teams-channel.js';
import { WebhookChannel } from './webhook/webhook-channel.js';

const SECRET = `whsec_${Buffer.from('a secret of 24 bytes!!!!').toString('base64')}`;
const outgoing = new Outgoing(allowedAddresses.parse('127.0.0.1/32'));
let receiver: WebReceiver;

beforeAll(async () => {
  receiver = await WebReceiver.start();
});

afterAll(() => receiver?.stop());

const failureOf = (sending: Promise<unknown>): Promise<NotDelivered> =>
  sending.then(
    () => {
      throw new Error('it was delivered');
    },
    (error) => error,
  );

describe('a webhook', () => {
  const channel = new WebhookChannel(outgoing);
  const send = (more = {}) => channel.send(givenOutbound(receiver.address, { secret: SECRET, ...more }));

  it('is signed so that the library of Standard Webhooks verifies it, with the same id at each attempt', async () => {
    receiver.says(204);
    await expect(send()).resolves.toEqual({ state: 'delivered', reference: null });
    const { body, headers } = receiver.last;
    const verified = new Webhook(SECRET).verify(body, headers as Record<string, string>);
    expect(verified).toMatchObject({
      type: 'incident.update',
      data: { update: 'upd-1', subject: 'Acme: orders fail' },
    });
    await send();
    expect(receiver.last.headers['webhook-id']).toBe(headers['webhook-id']);
    expect(headers['webhook-id']).not.toContain('.');
    expect(() => new Webhook(SECRET).verify(`${body} `, headers as Record<string, string>)).toThrow();
  });

  it('is tried ten times over about three days', () => {
    const days = channel.pauses.reduce((all, one) => all + one, 0) / 86_400_000;
    expect([channel.pauses.length + 1, days > 2.9 && days < 3.3]).toEqual([10, true]);
  });

  it('ends for good where the receiver is gone, and says so', async () => {
    receiver.says(410, 'no more');
    expect(await failureOf(send())).toMatchObject({ how: { forGood: true, gone: true } });
  });

  it('follows no redirect', async () => {
    receiver.says(302, '', { location: 'http://169.254.169.254/latest/meta-data' });
    const before = receiver.received.length;
    const failure = await failureOf(send());
    expect(failure).toMatchObject({ how: { forGood: true } });
    expect(failure.message).toContain('not followed');
    expect(receiver.received.length).toBe(before + 1);
  });

  it.each([500, 502, 400, 404])('is tried again after %s, with what was said', async (status) => {
    receiver.says(status, 'we\nare down');
    expect(await failureOf(send())).toMatchObject({ how: { forGood: false } });
    expect((await failureOf(send())).message).toContain(`answered ${status}: we are down`);
  });

  it('waits as long as it is asked to: seconds, or until a time; a day at most', async () => {
    receiver.says(429, '', { 'retry-after': '7' });
    expect((await failureOf(send())).how.afterMs).toBe(7_000);
    receiver.says(503, '', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
    expect((await failureOf(send())).how.afterMs).toBeGreaterThan(55_000);
    receiver.says(503, '', { 'retry-after': '99999999' });
    expect((await failureOf(send())).how.afterMs).toBe(86_400_000);
    receiver.says(503, '', { 'retry-after': 'soon' });
    expect((await failureOf(send())).how.afterMs).toBeUndefined();
  });

  it('is delivered to who answers 200 with a gigabyte, of which nothing is kept', async () => {
    let sent = 0;
    receiver.answers((_, response) => {
      const chunk = Buffer.alloc(65_536, 'x');
      const more = () => {
        while (sent < 2 ** 30 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    await expect(send()).resolves.toMatchObject({ state: 'delivered' });
    expect(sent).toBeLessThan(2 ** 27);
  });

  it('gives up on who never answers, after ten seconds, to try again', async () => {
    receiver.answers(() => {});
    const before = Date.now();
    expect(await failureOf(send())).toMatchObject({ how: { forGood: false } });
    expect(Date.now() - before).toBeLessThan(12_000);
  });

  it('is not sent unsigned', async () => {
    const failure = await failureOf(channel.send(givenOutbound(receiver.address)));
    expect(failure).toMatchObject({ how: { forGood: true } });
  });

  it('is tried again where nobody listens', async () => {
    const gone = await WebReceiver.start();
    const { address } = gone;
    await gone.stop();
    const failure = await failureOf(channel.send(givenOutbound(address, { secret: SECRET })));
    expect(failure).toMatchObject({ how: { forGood: false } });
  });
});

describe('Slack, as its documentation has it', () => {
  const channel = new SlackChannel(outgoing);
  const send = () => channel.send(givenOutbound(receiver.address));

  it('is sent text and blocks, and says "ok"', async () => {
    receiver.says(200, 'ok');
    await expect(send()).resolves.toMatchObject({ state: 'delivered' });
    expect(JSON.parse(receiver.last.body)).toMatchObject({ text: expect.any(String), blocks: expect.any(Array) });
    expect(receiver.last.headers['content-type']).toBe('application/json');
  });

  it('has not taken what it answers otherwise, though with 200', async () => {
    receiver.says(200, 'invalid_payload');
    const failure = await failureOf(send());
    expect([failure.how.forGood, failure.message]).toEqual([false, expect.stringContaining('invalid_payload')]);
  });

  it.each([
    [403, 'action_prohibited'],
    [404, 'channel_not_found'],
    [410, 'channel_is_archived'],
  ])('is not tried again after %s', async (status, text) => {
    receiver.says(status, text);
    expect(await failureOf(send())).toMatchObject({ how: { forGood: true } });
  });

  it('is given the time that it asks for', async () => {
    receiver.says(429, 'rate_limited', { 'retry-after': '30' });
    expect(await failureOf(send())).toMatchObject({ how: { forGood: false, afterMs: 30_000 } });
  });
});

describe('Microsoft Teams, as its documentation has it', () => {
  const channel = new TeamsChannel(outgoing);
  const send = () => channel.send(givenOutbound(receiver.address));

  it.each([
    [202, ''],
    [200, '1'],
    [200, ''],
  ])('has taken it with %s "%s"', async (status, text) => {
    receiver.says(status, text);
    await expect(send()).resolves.toEqual({ state: 'sent', reference: null });
    expect(JSON.parse(receiver.last.body).attachments[0].contentType).toBe('application/vnd.microsoft.card.adaptive');
  });

  it('has not, where an error stands in an answer of 200', async () => {
    receiver.says(200, 'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429');
    const failure = await failureOf(send());
    expect([failure.how.forGood, failure.message]).toEqual([false, expect.stringContaining('HTTP error 429')]);
  });
});

describe('a gateway for text messages', () => {
  const channel = () => new SmsChannel({ url: receiver.address, secret: SECRET }, outgoing);
  const send = () => channel().send(givenOutbound('+33612345678', { content: givenContent({ short: 'Down' }) }));

  it('is sent id, number and text, signed', async () => {
    receiver.says(200, '{"id":"sms-9"}');
    await expect(send()).resolves.toEqual({ state: 'sent', reference: 'sms-9' });
    const { body, headers } = receiver.last;
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toEqual({
      ...{ id: 'upd-1.2/q1w2e3', to: '+33612345678', text: 'Down' },
    });
  });

  it('has not taken it where it answers 200 with an error', async () => {
    receiver.says(200, '{"error":{"code":21211}}');
    expect((await failureOf(send())).message).toContain('21211');
    receiver.says(200, 'null');
    await expect(send()).resolves.toMatchObject({ state: 'sent' });
  });

  it('is missing where none is set, and says which settings', async () => {
    const none = new SmsChannel(undefined, outgoing);
    expect([none.missing, channel().missing]).toEqual([expect.stringContaining('SMS_GATEWAY_URL'), null]);
    expect(await failureOf(none.send(givenOutbound('+33612345678')))).toMatchObject({ how: { forGood: true } });
  });
});
