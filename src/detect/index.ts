export { evaluate, witnesses } from './evaluate.ts'
export { explainViolation } from './explain.ts'
export { requestFor, summarise, type CheckSummary } from './summary.ts'
export * from './schema.ts'
