import { createHash } from 'node:crypto';
import type { PublicWords } from '#contracts';

const shortOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The page's id: the same as long as it is read at the same address. */
export const pageId = (address: string): string => shortOf(address);

/** A group's id: the same as long as it is called the same. */
export const groupId = ({ en = '', fr = '' }: PublicWords): string => `group-${shortOf(`${en}\n${fr}`)}`;
