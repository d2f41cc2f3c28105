/** A value that is not written down: the server takes it from this variable of its environment. */
export interface FromEnvironment {
  readonly variable: string;
}

/** A user of the bus and the subjects (wildcards allowed) that it may use; whatever is not listed is denied. */
export interface NatsUser {
  readonly user: string;
  readonly password: string | FromEnvironment;
  readonly permissions: {
    readonly publish: readonly string[];
    readonly subscribe: readonly string[];
    /** What it may not publish although a wildcard of `publish` would let it. */
    readonly neverPublish?: readonly string[];
    /** Lets it answer, once and within two minutes, each request that it receives, whatever the reply subject. */
    readonly allowResponses?: boolean;
  };
}

/** What differs from one server to the next. */
export interface NatsSettings {
  /** The file's first line: what becomes of changes made there. */
  readonly heading: string;
  readonly host: string;
  readonly port: number;
  /** Where the server tells of itself over HTTP, such as `127.0.0.1:8222`; nowhere unless given. */
  readonly monitor?: string;
  readonly storeFolder: string | FromEnvironment;
  /** The terminal unless given. */
  readonly logFile?: string;
  readonly pidFile?: string;
  /** Without users anybody who reaches the port may do anything. */
  readonly users?: readonly NatsUser[] | undefined;
}

/** Bytes that one message may hold. */
export const MAX_PAYLOAD = 2 * 1024 * 1024;

/** The text of a nats-server configuration file. */
export function natsConfiguration(settings: NatsSettings): string {
  const { heading, host, port, monitor, storeFolder, logFile, pidFile, users } = settings;
  const lines = [
    `# ${heading}`,
    'server_name: "muster"',
    `listen: ${quoted(`${host}:${port}`)}`,
    ...(monitor ? [`http: ${quoted(monitor)}`] : []),
    `max_payload: ${MAX_PAYLOAD}`,
    ...(pidFile ? [`pid_file: ${quoted(pidFile)}`] : []),
    ...(logFile ? [`log_file: ${quoted(logFile)}`, 'logfile_size_limit: 10MB', 'logfile_max_num: 3'] : []),
    // without it an acknowledged message can be lost with the power
    `jetstream { store_dir: ${written(storeFolder)}, sync_interval: always }`,
  ];
  if (users) lines.push('authorization {', '  users: [', ...users.flatMap(userEntry), '  ]', '}');
  return `${lines.join('\n')}\n`;
}

function userEntry({ user, password, permissions }: NatsUser): string[] {
  const { publish, subscribe, neverPublish } = permissions;
  return [
    `    { user: ${quoted(user)}, password: ${written(password)}, permissions: {`,
    `        publish: ${subjects(publish, neverPublish)}`,
    `        subscribe: ${subjects(subscribe)}`,
    ...(permissions.allowResponses ? ['        allow_responses: { max: 1, expires: "2m" }'] : []),
    '    } }',
  ];
}

/** What comes from the environment is read by the rules of this file too, so it begins with a letter or a slash. */
const written = (value: string | FromEnvironment): string =>
  typeof value === 'string' ? quoted(value) : `$${value.variable}`;

/** An empty list of allowed subjects would allow all to nats-server. */
function subjects(allowed: readonly string[], denied: readonly string[] = []): string {
  if (allowed.length === 0) return '{ deny: ">" }';
  const list = (all: readonly string[]) => `[${all.map(quoted).join(', ')}]`;
  return `{ allow: ${list(allowed)}${denied.length > 0 ? `, deny: ${list(denied)}` : ''} }`;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string as the configuration language reads it back: it knows these escapes and `\x` with two hex digits, but not `\u`. */
function quoted(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to escape
  const escaped = text.replace(/[\\"\u0000-\u001f\u007f]/g, (character) => {
    return ESCAPES[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `"${escaped}"`;
}
