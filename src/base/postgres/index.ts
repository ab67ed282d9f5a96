export { runningPostgres, startPostgres, type Postgres, type PostgresEvent } from './start.ts'
