import type { Db, Home } from '../../src/base/index.ts'
import type { Tasks } from '../../src/jobs/index.ts'

/** What the stages stand on. */
export interface Ground {
  db: Db
  home: Home
}

/** The whole path, as jobs. */
export function tasksOf(_ground: Ground): Tasks {
  return {}
}
