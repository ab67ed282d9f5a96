import type { Db, Home } from '../../src/base/index.ts'

/** What the stages stand on. */
export interface Ground {
  db: Db
  home: Home
  /** Version of the program, kept with each run. */
  version: string
}
