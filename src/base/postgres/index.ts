export { hasCluster, removeCluster, runningPostgres, startPostgres, type Postgres, type PostgresEvent } from './start.ts'
export { lockHome } from './lock.ts'
export { isOurs } from './place.ts'
