/** A key that is part of addresses is no longer than this. */
const LONGEST = 63;

/** The wanted key; where it is taken the same with a prefix, and with a number where that is taken too. */
export function freeKey(wanted: string, prefix: string, isTaken: (key: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  const prefixed = wanted === prefix ? prefix : `${prefix}-${wanted}`;
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '' : `-${count}`;
    const key = `${prefixed.slice(0, LONGEST - end.length)}${end}`;
    if (!isTaken(key)) return key;
  }
}
