export { competent, judgeSigner, type CompetenceFacts, type Held } from './competent.ts'
export { answersOf, readCompetenceFacts, type AskedFacts } from './facts.ts'
export { lintCompetence } from './lint.ts'
export * from './schema.ts'
