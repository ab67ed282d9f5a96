export type { Identity } from './schema.ts'
