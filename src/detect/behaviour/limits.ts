/** Every limit of the method in one place. Sources and reasons: README.md. */
export const LIMITS = {
  /** Pseudo-cases of the coarser stratum in the rate of a finer one. */
  kappa: 10,
  leastCases: 30,
  /** Share of a subject's cases that must have as many of others, in the same coarsest stratum, beside them. */
  leastCovered: 0.5,
  leastExpected: 2,
  leastPeers: 8,
  /** Fewer violations are no recurrence. */
  leastObserved: 5,
  amber: 0.1,
  red: 0.01,
  redRatio: 1.5,
  redExcess: 5,
  recall: 0.8,
  recentMonths: 3,
  casesShown: 10,
  peersShown: 30,
} as const

/** What is known of a declaration before any officer decides anything about it (law/vocabulary.yaml), the weightiest first. */
export const STRATA: readonly string[] = ['channel', 'regime', 'transport']
export const BROKER = 'broker'
