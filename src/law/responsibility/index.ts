export { readResponsibilityFacts } from './facts.ts'
export { responsibilityTerms, responsible } from './responsible.ts'
export * from './schema.ts'
