/** Does something again and again, one round at a time: a slow round makes the next one later, not two at once. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | undefined;

  constructor(
    private readonly everyMs: number,
    private readonly round: () => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.underWay ??= this.round()
        .catch(this.onError)
        .finally(() => {
          this.underWay = undefined;
        });
    }, this.everyMs);
    this.timer.unref();
  }

  /** No new round; resolves when the one under way is finished. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }
}
