/** What no log, table or note has: C0 and C1 controls beside tab and line breaks. ESC would write on a reader's terminal. */
const UNWANTED = /[^\P{Cc}\t\n\r]/u;

/** Whether bytes that come piece by piece are text in UTF-8; characters may be cut anywhere. */
export class PlainText {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private fault: 'control-characters' | 'no-text' | undefined;

  /** Looks at the next bytes. */
  take(bytes: Uint8Array): void {
    if (this.fault !== 'no-text') this.look(bytes, true);
  }

  /** What speaks against it; undefined for text. */
  end(): 'control-characters' | 'no-text' | undefined {
    if (this.fault !== 'no-text') this.look(new Uint8Array(), false);
    return this.fault;
  }

  private look(bytes: Uint8Array, stream: boolean): void {
    try {
      const text = this.decoder.decode(bytes, { stream });
      if (text.includes('\0')) this.fault = 'no-text';
      else if (this.fault === undefined && UNWANTED.test(text)) this.fault = 'control-characters';
    } catch {
      this.fault = 'no-text';
    }
  }
}
