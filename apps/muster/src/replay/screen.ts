import type { Language } from '#contracts';
import { storyTime, timeWidth } from './story-time.js';

const NARROWEST = 60;
const WIDEST = 120;
const GAP = '  ';

/** How a line is meant; shown only where there is a terminal. */
export type Mood = 'plain' | 'quiet' | 'good' | 'bad';

const CODES: Readonly<Record<Mood, readonly [number, number] | null>> = {
  plain: null,
  quiet: [2, 22],
  good: [32, 39],
  bad: [31, 39],
};

/** Writes the story to a terminal, or plainly to a file or a pipe. */
export class Screen {
  private readonly width: number;
  private readonly coloured: boolean;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly language: Language,
  ) {
    this.width = Math.min(WIDEST, Math.max(NARROWEST, stream.columns ?? 110));
    this.coloured = Boolean(stream.isTTY) && !process.env.NO_COLOR;
  }

  /** A step: its time, and what happened beside it; long words go on below. */
  step(at: string, text: string, mood: Mood = 'plain'): void {
    this.column(storyTime(at, this.language), text, mood);
  }

  /** What belongs to the step above. */
  beneath(text: string, mood: Mood = 'plain'): void {
    this.column('', text, mood);
  }

  /** Lines of a board, the new ones marked; set off by an empty line on either side. */
  board(lines: readonly { readonly text: string; readonly isNew: boolean }[]): void {
    const indent = ' '.repeat(timeWidth(this.language));
    this.write('');
    for (const { text, isNew } of lines) {
      this.write(indent + this.styled(`${isNew ? '+ ' : '  '}${text}`, isNew ? 'plain' : 'quiet'));
    }
    this.write('');
  }

  /** Text as it is. */
  text(text: string, mood: Mood = 'plain'): void {
    this.write(this.styled(text, mood));
  }

  private column(time: string, text: string, mood: Mood): void {
    const indent = timeWidth(this.language) + GAP.length;
    const [first = '', ...more] = wrapped(text, this.width - indent);
    this.write(time.padEnd(indent) + this.styled(first, mood));
    for (const line of more) this.write(' '.repeat(indent) + this.styled(line, mood));
  }

  private styled(text: string, mood: Mood): string {
    const codes = CODES[mood];
    return this.coloured && codes ? `\u001b[${codes[0]}m${text}\u001b[${codes[1]}m` : text;
  }

  private write(line: string): void {
    this.stream.write(`${line}\n`);
  }
}

/** The text in lines of at most `width`, broken between words where there are any; an item of a list goes on below itself. */
function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const hang = paragraph.startsWith('- ') ? '  ' : '';
    const lines: string[] = [];
    let rest = paragraph;
    while (rest.length > width) {
      const space = rest.lastIndexOf(' ', width);
      const end = space > hang.length ? space : width;
      lines.push(rest.slice(0, end));
      rest = hang + rest.slice(end).trimStart();
    }
    return [...lines, rest];
  });
}
