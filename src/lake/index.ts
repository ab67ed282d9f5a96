export { formatOf, readLog, type Format } from './read-log.ts'
export { openEngine } from './duckdb.ts'
export * from './schema.ts'
