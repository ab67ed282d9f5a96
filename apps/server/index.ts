export { openLog, type Log } from './log.ts'
export { listen, type Listening } from './listen.ts'
