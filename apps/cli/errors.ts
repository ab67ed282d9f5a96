import { formatPlace, LiemError } from '../../src/base/index.ts'

const MOST_LINES = 12

/** Prints what went wrong on stderr: file, place, reason and what to do, at most a dozen lines, no stack. */
export function reportError(error: unknown): void {
  const lines =
    error instanceof LiemError
      ? linesOf(error)
      : [`liem: ${unexpected(error)}`, ...(isFull(error) ? [] : ['  This is a defect of Liêm. LIEM_DEBUG=1 prints where it happened.'])]
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `  … and ${lines.length - MOST_LINES + 1} more`] : lines
  process.stderr.write(`${shown.join('\n')}\n`)
  if (process.env['LIEM_DEBUG'] !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
}

function linesOf(error: LiemError): string[] {
  const place = error.place === undefined ? '' : `${formatPlace(error.place)}: `
  const hint = error.hint === undefined ? [] : [`  ${error.hint}`]
  return [`liem: ${place}${error.message}`, ...hint, ...error.more.flatMap((other) => linesOf(other))].map((line) => clean(line))
}

/** One line each, without control characters that would rule a terminal. */
function clean(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ').slice(0, 500)
}

function isFull(error: unknown): boolean {
  // The system's word for it, and PostgreSQL's.
  return ['ENOSPC', '53100'].includes((error as NodeJS.ErrnoException).code ?? '')
}

function unexpected(error: unknown): string {
  const { path, message } = error as NodeJS.ErrnoException
  if (isFull(error)) return `no space left on the disk${path === undefined ? '' : ` (${path})`}; nothing half-written was kept`
  return clean(message ?? String(error))
}
