/** What a text message holds in the alphabet of telephones, and in any other; in several parts a little less of each. */
const GSM = { one: 160, each: 153 } as const;
const UNICODE = { one: 70, each: 67 } as const;

const BASIC = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[\]~|€]*$/;
const TWICE = /[\^{}\\[\]~|€]/g;

/** As how many text messages carriers take it (GSM 03.38). */
export function textMessageParts(text: string): number {
  const isBasic = BASIC.test(text);
  const size = isBasic ? text.length + (text.match(TWICE)?.length ?? 0) : text.length;
  const { one, each } = isBasic ? GSM : UNICODE;
  return size <= one ? 1 : Math.ceil(size / each);
}
