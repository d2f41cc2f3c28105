/** Red, green and blue, each from 0 to 255. */
export type Colour = readonly [number, number, number];

export const BLACK: Colour = [0, 0, 0];
export const WHITE: Colour = [255, 255, 255];

/** What a page has whose brand has no colour that can be read. */
const NEUTRAL: Colour = [0x23, 0x2d, 0x3b];

/** A colour as CSS writes it with three or six digits; another one where it is none. */
export function colourOf(text: string): Colour {
  const digits = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(text.trim());
  if (!digits) return NEUTRAL;
  const whole = digits[2] ?? [...digits[1]!].map((digit) => digit + digit).join('');
  const at = (index: number) => Number.parseInt(whole.slice(index, index + 2), 16);
  return [at(0), at(2), at(4)];
}

/** As CSS writes it. */
export const written = (colour: Colour): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** How well one is read on the other: 1 to 21, as https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio has it. */
export function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((low, high) => low - high) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Black or white, whichever is read better on a colour: always at 4.5 or better. */
export const inkOn = (colour: Colour): Colour => (contrast(colour, WHITE) >= contrast(colour, BLACK) ? WHITE : BLACK);

/** A colour as near to one as can be read as text on each of these grounds. */
export function readableOn(colour: Colour, grounds: readonly Colour[], towards: Colour): Colour {
  const mixed = (share: number): Colour =>
    colour.map((part, index) => Math.round(part + (towards[index]! - part) * share)) as unknown as Colour;
  const steps = Array.from({ length: 21 }, (_, step) => mixed(step / 20));
  return steps.find((one) => grounds.every((ground) => contrast(one, ground) >= 4.5)) ?? towards;
}
