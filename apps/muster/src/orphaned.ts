const LOOK_MS = 500;

/**
 * Calls back when whoever started this process is gone. `npm start` puts a shell between itself and us, and a signal to npm
 * ends the shell alone: nothing tells us, so we look.
 */
export function whenOrphaned(callback: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, LOOK_MS);
  timer.unref();
}
