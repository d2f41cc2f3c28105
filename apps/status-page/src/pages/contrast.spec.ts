import fc from 'fast-check';
import { BLACK, type Colour, colourOf, contrast, inkOn, readableOn, WHITE, written } from './contrast.js';

const part = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(part, part, part) as fc.Arbitrary<Colour>;

describe('the colour of a brand', () => {
  it('is measured as WCAG has it', () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21, 5);
    expect(contrast(colourOf('#767676'), WHITE)).toBeCloseTo(4.54, 2);
  });

  it('is read with three digits or six, and is a quiet one where it is none', () => {
    expect(written(colourOf('#f80'))).toBe('#ff8800');
    expect(written(colourOf('#2B4c7e'))).toBe('#2b4c7e');
    expect(written(colourOf('red;}</style><script>'))).toBe('#232d3b');
  });

  it('always bears words that can be read, and becomes words that can be read', () => {
    fc.assert(
      fc.property(colour, (one) => {
        expect(contrast(inkOn(one), one)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(readableOn(one, [WHITE], BLACK), WHITE)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(readableOn(one, [BLACK], WHITE), BLACK)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('stays what it is where it can be read already', () => {
    expect(readableOn(colourOf('#2b4c7e'), [WHITE], BLACK)).toEqual(colourOf('#2b4c7e'));
  });
});
