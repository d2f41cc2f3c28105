import type { Table } from './board-table.js';
import type { Screen } from './screen.js';

type Keys = ReadonlySet<string>;

/** Shows boards one after the other: what changed at each step, and the whole of it where the story stops to look. */
export class BoardScreen {
  private latest: Keys = new Set();
  private whole: Keys | undefined;

  constructor(private readonly screen: Screen) {}

  /** After a step: the lines that are new; the whole board when it is the first, or of another severity or status. */
  afterStep(table: Table): void {
    if (!this.whole?.has(table.heading.key)) {
      this.inWhole(table);
      return;
    }
    const isNew = [...table.roles, ...table.promises].filter(({ key }) => !this.latest.has(key));
    if (isNew.length > 0) this.screen.board(isNew.map(({ text }) => ({ text, isNew: true })));
    this.latest = keysOf(table);
  }

  /** The whole board, unless it stands there so already; what is new since it did is marked. */
  inWhole(table: Table): void {
    const { whole, latest } = this;
    const keys = keysOf(table);
    const isNew = (key: string) => whole !== undefined && !(whole.has(key) && latest.has(key));
    if (!whole || [...keys].some(isNew)) {
      const lines = [table.heading, ...table.roles, ...table.promises];
      this.screen.board(lines.map(({ key, text }) => ({ text, isNew: isNew(key) })));
    }
    this.latest = keys;
    this.whole = keys;
  }
}

const keysOf = ({ heading, roles, promises }: Table): Keys =>
  new Set([heading, ...roles, ...promises].map(({ key }) => key));
