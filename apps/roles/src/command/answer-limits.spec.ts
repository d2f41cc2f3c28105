import { ANSWER_LIMITS, answerLimits } from './answer-limits.js';

describe('the time a manager has to answer', () => {
  it('is shorter the worse the incident', () => {
    const { SEV1, SEV2, SEV3, SEV4 } = ANSWER_LIMITS;
    expect([SEV1, SEV2, SEV3, SEV4]).toEqual([...Object.values(ANSWER_LIMITS)].sort((a, b) => a - b));
    expect(new Set([SEV1, SEV2, SEV3, SEV4]).size).toBe(4);
  });

  it('can be set by severity; what is left out keeps its default', () => {
    expect(answerLimits.parse('SEV1=2,SEV4=90')).toEqual({ SEV1: 2, SEV2: 600, SEV3: 1_800, SEV4: 90 });
  });

  it.each(['', 'SEV5=1', 'SEV1', 'SEV1=-3', 'SEV1=1.5', 'SEV1=1;SEV2=2'])('is refused as "%s"', (text) => {
    expect(answerLimits.safeParse(text).success).toBe(false);
  });
});
