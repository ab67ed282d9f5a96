export { besideRules } from './beside.ts'
export { compositionPoints, councilLaw, sittingPoints, summonsPoints, type About, type Held } from './council.ts'
export { measureLaw, measurePoints, type Ordered } from './measures.ts'
export * from './schema.ts'
