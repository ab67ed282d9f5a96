import { renameSync, statSync } from 'node:fs'
import { pino, type Logger } from 'pino'
import { toldOf } from '../../src/base/index.ts'

export type Log = Logger

const MOST_BYTES = 16 * 1024 * 1024

/**
 * Structured lines for whoever runs Liêm: ids and counts, never the words of a query, a body, or a person's name. Of an error it has what
 * `toldOf` leaves. Closed to everybody else; one older file is kept beside.
 */
export function openLog(file: string, most = MOST_BYTES): Log {
  const sizeOf = (): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const turn = (): void => renameSync(file, `${file}.1`)
  if (sizeOf() > most) turn()
  let bytes = sizeOf()
  const destination = pino.destination({ dest: file, sync: false, mkdir: true, mode: 0o600 })
  destination.on('write', (written: number) => {
    bytes += written
    if (bytes <= most) return
    bytes = 0
    turn()
    destination.reopen()
  })
  const serializers = { err: toldOf, error: toldOf }
  const options = { serializers, level: process.env['LIEM_LOG'] ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return pino(options, destination)
}
