import type { Db, Home } from '../../src/base/index.ts'
import type { Tasks } from '../../src/jobs/index.ts'
import { checkFile, importFile, UPLOAD_ENDED } from '../../src/lake/uploads/index.ts'

/** What the stages stand on. */
export interface Ground {
  db: Db
  home: Home
}

/** The whole path, as jobs. */
export function tasksOf({ db, home }: Ground): Tasks {
  return {
    check: { run: (job) => checkFile(db, home, job), ended: UPLOAD_ENDED.check! },
    import: { run: (job) => importFile(db, home, job), ended: UPLOAD_ENDED.import! },
  }
}
