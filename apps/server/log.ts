import { renameSync, statSync } from 'node:fs'
import { pino, type Logger } from 'pino'

export type Log = Logger

const MOST_BYTES = 16 * 1024 * 1024

/** Structured lines for whoever runs Liêm: ids and counts, never the words of a query, a body, or a person's name. One older file is kept beside. */
export function openLog(file: string): Log {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, `${file}.1`)
  const options = { level: process.env['LIEM_LOG'] ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return pino(options, pino.destination({ dest: file, sync: false, mkdir: true }))
}
