/** What older programs read: ASCII without what would end the text; accents are taken off letters. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');

/** RFC 8187: what `encodeURIComponent` leaves and that standard does not. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** How a file is offered (RFC 6266): images may be shown in place, all else is only saved. */
export function contentDisposition(name: string, type: string): string {
  const how = type.startsWith('image/') ? 'inline' : 'attachment';
  return `${how}; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`;
}
