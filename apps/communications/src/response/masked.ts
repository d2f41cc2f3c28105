const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

const firstOf = (text: string): string => `${[...text][0] ?? ''}…`;

const maskedAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${firstOf(address.slice(0, at))}@${address.slice(at + 1)}`;
};

/** Words in which nobody's e-mail address stands whole: whose it is stays in their own mailbox. */
export const withoutAddresses = (words: string): string => words.replace(ADDRESS, maskedAddress);

/**
 * Who said something, so that two can be told apart and none can be written to: `j…@example.org`, `+3…78`, `J… D…`. What
 * was given is kept nowhere.
 */
export function masked(from: string): string {
  const given = from.trim();
  if (/^[^\s@]+@[^\s@]+$/.test(given)) return maskedAddress(given);
  if (/^[+\d][\d\s()./-]{5,}$/.test(given)) return `${given.slice(0, 2)}…${given.slice(-2)}`;
  return given.split(/\s+/).slice(0, 4).map(firstOf).join(' ');
}
