import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder that belongs to one Muster: what it keeps is readable by its owner only, and a file is old or new, never half. */
export class DataFolder {
  /** Absolute, with links resolved. */
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Opens the folder and creates it (mode 0700) when it is not there. */
  static open(path: string): DataFolder {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return new DataFolder(realpathSync(path));
  }

  /** The path of a file or folder in it, which need not exist. */
  at(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** The path of a folder in it, created (mode 0700) when it is not there. */
  folder(...names: string[]): string {
    const path = this.at(...names);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  /** Replaces a file in one step (mode 0600). */
  write(name: string, text: string): void {
    renameSync(this.#draft(name, text), this.at(name));
  }

  /** Writes a file in one step (mode 0600) unless it is there already; says whether it did. */
  writeOnce(name: string, text: string): boolean {
    const draft = this.#draft(name, text);
    try {
      linkSync(draft, this.at(name));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /** A file's text, or undefined when it is not there. */
  read(name: string): string | undefined {
    try {
      return readFileSync(this.at(name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** A JSON file's content, or undefined when it is not there; throws when it is not JSON. The shape is the writer's word. */
  readJson<Content>(name: string): Content | undefined {
    const text = this.read(name);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as Content;
    } catch (error) {
      throw new Error(`${this.at(name)} is not JSON`, { cause: error });
    }
  }

  /** Replaces a JSON file in one step (mode 0600). */
  writeJson(name: string, content: unknown): void {
    this.write(name, `${JSON.stringify(content, null, 2)}\n`);
  }

  /** A generated secret (32 bytes, base64url) that stays the same: two who ask at once for a new one get the same. */
  secret(name: string): string {
    const file = join('secrets', name);
    const known = this.read(file);
    if (known !== undefined) return known;
    this.writeOnce(file, randomBytes(32).toString('base64url'));
    return this.read(file)!;
  }

  #draft(name: string, text: string): string {
    mkdirSync(dirname(this.at(name)), { recursive: true, mode: 0o700 });
    const draft = this.at(`${name}.${randomBytes(6).toString('hex')}.draft`);
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return draft;
  }
}
