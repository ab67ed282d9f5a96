import type { Actor } from '../base/schema.ts'

/** Who does what no person asked for step by step. */
export const WORKER: Actor = { id: 'worker', name: 'Liêm', kind: 'machine' }
