export { collectPatterns, collectRun, countRead, hashOf, type RunOptions } from './collect.ts'
export { newestReport, newestRun, zoneOfData, type RunSummary } from './read.ts'
export type { LogReport, LogStep, Run, RunReport } from './schema.ts'
export { storePatterns, storeRun } from './write.ts'
