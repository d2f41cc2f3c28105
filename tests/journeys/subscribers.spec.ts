import PostalMime from 'postal-mime';
import type { Api } from '../support/api.js';
import { freePort } from '../support/free-port.js';
import { MailServer } from '../support/mail-server.js';
import { MusterProcess } from '../support/muster-process.js';
import { eventually } from '../support/patient.js';

const [ANA, LEA] = ['ana@customer.example', 'lea@customer.example'];

let mails: MailServer;
let muster: MusterProcess;
let root: Api;
let page: string;

beforeAll(async () => {
  mails = await MailServer.start();
  const port = await freePort();
  page = `http://127.0.0.1:${port}`;
  muster = await MusterProcess.start({
    ...{ ORGANISATION: 'Example', STATUS_PAGE_PORT: `${port}`, STATUS_PAGE_ADDRESS: page },
    ...{ SMTP_URL: mails.url, MAIL_FROM: 'Example <status@example.org>' },
  });
  root = await muster.asAdministrator();
  for (const key of ['checkout', 'search']) {
    await root.put(`/v1/components/${key}`, { name: key, owner: 'Shop' });
    await root.put(`/v1/shown-components/${key}`, { name: { en: key } });
  }
  await eventually(
    async () => (await fetch(`${page}/en/subscribe`)).text(),
    (text) => text.includes('value="search"'),
  );
}, 60_000);

afterAll(async () => {
  await muster?.remove();
  await mails?.stop();
});

/** Sends a form, as a browser does. */
const send = (path: string, fields: Record<string, string>) =>
  fetch(path.startsWith('http') ? path : `${page}${path}`, { method: 'POST', body: new URLSearchParams(fields) });

/** The mails to an address, as its mail program reads them, once there are so many. */
async function read(address: string, count: number) {
  const taken = await eventually(
    async () => mails.taken.filter(({ to }) => to[0] === address),
    (some) => some.length >= count,
  );
  return Promise.all(taken.map(({ raw }) => PostalMime.parse(raw)));
}

const linkIn = (text: string | undefined, kind: string): string =>
  new RegExp(`${page}/${kind}/[\\w.-]+`).exec(text ?? '')![0];

const publish = (component: string, words: string) =>
  root.post('/v1/publications', {
    ...{ title: { en: `${component} is slow` }, words: { en: words, fr: `En français : ${words}` } },
    components: [{ component, state: 'partial_outage' }],
  });

it('from the form to the mail about a publication, to leaving by one click', async () => {
  expect((await send('/en/subscribe', { address: ANA, scope: 'some', component: 'checkout' })).status).toBe(200);
  expect((await send('/fr/subscribe', { address: LEA, scope: 'all' })).status).toBe(200);
  const [asked] = await read(ANA, 1);
  const [french] = await read(LEA, 1);
  expect(asked!.subject).toBe('Confirm that Example may tell you how its services are');
  expect(french!.subject).toContain('Confirmez');
  for (const mail of [asked!, french!]) expect((await send(linkIn(mail.text, 'confirm'), {})).status).toBe(200);

  await publish('search', 'Results are late.');
  const { body } = await publish('checkout', 'Payments take a minute.');
  expect((await read(LEA, 3)).at(-1)!.text).toContain('En français');
  const all = await read(ANA, 2);
  const news = all[1]!;
  expect(news.text).toContain('Payments take a minute.');
  expect(all.some(({ text }) => text?.includes('Results are late.'))).toBe(false);
  const header = (name: string) => news.headers.find(({ key }) => key === name)?.value;
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const leave = /^<(.*)>$/.exec(header('list-unsubscribe')!)![1]!;

  await send(linkIn(news.text, 'manage'), { action: 'save', scope: 'all', language: 'fr' });
  await root.post(`/v1/publications/${body.id}/entries`, {
    words: { en: 'Found.', fr: 'Trouvé.' },
    status: 'identified',
  });
  expect((await read(ANA, 3))[2]!.text).toContain('Trouvé.');

  expect((await send(leave, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  await root.post(`/v1/publications/${body.id}/entries`, { words: { en: 'Over.' }, status: 'resolved' });
  const count = mails.taken.filter(({ to }) => to[0] === LEA).length;
  await read(LEA, Math.max(5, count));
  expect(mails.taken.filter(({ to }) => to[0] === ANA)).toHaveLength(3);
  const { subscribers } = (await root.get('/v1/subscribers')).body;
  expect(subscribers).toEqual([{ channel: 'email', address: LEA, components: [], language: 'fr' }]);
});

it('no address stands anywhere that stays: not in the record, the log, or what is published', async () => {
  const database = await muster.database('communications');
  const collections = await database.db!.collections();
  for (const { collectionName } of collections) {
    const all = await database.db!.collection(collectionName).find({}).toArray();
    expect([collectionName, JSON.stringify(all).includes(ANA)]).toEqual([collectionName, false]);
  }
  await database.close();
  expect(muster.terminal).not.toContain('customer.example');
});
