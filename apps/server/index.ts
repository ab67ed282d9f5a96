export { openLog, type Log } from './log.ts'
export { listen, type Listening, type ListenOptions } from './listen.ts'
