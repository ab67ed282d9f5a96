import type { Actor } from '../base/schema.ts'

/** Who does what no person asked for step by step. */
export const WORKER: Actor = { id: 'worker', name: 'Liêm', kind: 'machine' }

/** Until there is sign-in, whoever sits at this machine does everything. */
export const LOCAL: Actor = { id: 'local', name: 'Local user', kind: 'person' }
