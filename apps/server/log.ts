import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured lines for whoever runs Liêm: ids and counts, never the words of a query, a body, or a person's name. */
export function openLog(destination?: string): Log {
  const level = process.env['LIEM_LOG'] ?? 'info'
  return destination === undefined
    ? pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
    : pino(
        { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
        pino.destination({ dest: destination, sync: false, mkdir: true }),
      )
}
