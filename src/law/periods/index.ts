export { periods, periodTerms } from './periods.ts'
export { lintMatters } from './lint.ts'
export { readPeriodFacts } from './facts.ts'
export * from './schema.ts'
