export {
  databaseSource,
  databaseUrl,
  openDatabase,
  PLANNED_ONCE,
  requestsUrl,
  type Database,
  type Db,
  type OpenOptions,
  type Source,
  type Trx,
} from './open.ts'
export { isConnectionLost } from './lost.ts'
export { firstObstacle, migrate } from './migrate.ts'
export { openRequests, openSystem, type Asker, type Requests, type System } from './roles.ts'
