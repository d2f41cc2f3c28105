/** Why somebody could take a role, in the order in which people are asked: the first of these that fits. */
export const CANDIDATE_BECAUSE = ['on-duty', 'skill', 'in-incident', 'working-hours', 'anyone'] as const;

export type CandidateBecause = (typeof CANDIDATE_BECAUSE)[number];
