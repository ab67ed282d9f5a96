export { periods, periodTerms } from './periods.ts'
export { readPeriodFacts } from './facts.ts'
export * from './schema.ts'
