/** Words that stand as they are in Markdown: no link, no picture, no emphasis, no HTML of theirs. */
export const asTyped = (text: string): string => text.replace(/[\\`*[\]<>]/g, '\\$&');
