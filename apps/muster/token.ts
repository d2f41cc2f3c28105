import { parseArgs } from 'node:util';
import { issuePersonToken, issueProgramToken } from '#authority';
import { peoplesKey } from './src/keys.js';
import { DataFolder } from './src/servers/index.js';
import { musterSettings } from './src/settings.js';

const USAGE = `Prints a token and nothing else.

  npm run -s token -- --email a@b.c [--name "Ana"] [--admin]   for a person, good for a day
  npm run -s token -- --program alertmanager [--days 365]      for a program outside`;

const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    admin: { type: 'boolean' },
    program: { type: 'string' },
    days: { type: 'string' },
  },
});

function refuse(reason: string): never {
  console.error(`${reason}\n\n${USAGE}`);
  process.exit(2);
}

const { email, program } = values;
if (Boolean(email) === Boolean(program)) refuse('Say whom the token is for: --email or --program.');
if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) refuse(`${email} is not an e-mail address.`);
if (program && !/^[a-z0-9][a-z0-9-]{0,62}$/.test(program)) refuse('A program is named in a-z, 0-9 and hyphens.');
const days = Number(values.days ?? 365);
if (!Number.isInteger(days) || days < 1 || days > 3_650) refuse('--days takes 1 to 3650.');

const people = await peoplesKey(process.env, () => DataFolder.open(musterSettings(process.env).MUSTER_DATA));
const admin = values.admin ?? false;
const token = email
  ? await issuePersonToken(people, { email, name: values.name ?? email.split('@')[0]!, admin })
  : await issueProgramToken(people, program!, days);
console.log(token);
