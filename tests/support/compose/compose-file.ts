import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What a test needs of a service in docker-compose.yml. */
export interface ComposeService {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly deploy?: { readonly replicas?: number };
  readonly healthcheck?: { readonly test: readonly string[] };
}

/** `$$`, `$NAME`, `${NAME}`, and with a colon or without: `${NAME:-instead}`, `${NAME:?what is wrong}`. */
const VARIABLE = /\$(?:\$|(\w+)|\{(\w+)(?:(:?)([-?])([^}]*))?\})/g;

/** A text with its variables filled in, as Docker Compose does it. Throws for one that must be there and is not. */
function filled(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(VARIABLE, (whole, bare, braced, colon, kind, rest) => {
    if (whole === '$$') return '$';
    const name = bare ?? braced;
    const value = variables[name];
    const isThere = colon ? Boolean(value) : value !== undefined;
    if (isThere) return value!;
    if (kind === '-') return rest;
    if (kind === '?') throw new Error(`docker-compose.yml: ${name} is not set: ${rest}`);
    return '';
  });
}

function filledIn(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return filled(value, variables);
  if (Array.isArray(value)) return value.map((one) => filledIn(one, variables));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, variables)]));
}

/** The services of docker-compose.yml by name, as Docker Compose would run them with these variables. */
export function composeServices(variables: Readonly<Record<string, string>>): Record<string, ComposeService> {
  const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });
  return filledIn(services, variables) as Record<string, ComposeService>;
}
