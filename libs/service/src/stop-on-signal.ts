/** What a stop may take in all. */
const STOP_MS = 10_000;

/**
 * Stops once, on the first SIGTERM or SIGINT; exits 0 when that is done, 1 when it takes too long. What it gives back stops
 * in the same way.
 */
export function stopOnSignal(stop: () => Promise<void>): () => void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return onSignal;
}
