export { competent, judgeSigner, type CompetenceFacts, type Held } from './competent.ts'
export { lintCompetence } from './lint.ts'
export * from './schema.ts'
