import { LiemError } from './errors.ts'

/** What a log may have of an error. */
export interface Told {
  type: string
  code?: string
  message?: string
  at: readonly string[]
  cause?: Told
  [field: string]: unknown
}

/** What PostgreSQL says of an error beside sentences: names of ours, no values. */
const NAMES = ['code', 'severity', 'schema', 'table', 'column', 'dataType', 'constraint', 'routine', 'syscall', 'errno'] as const

/** Of what nobody typed. */
const OURS: ReadonlySet<string> = new Set(['internal', 'unavailable', 'rulebook', 'usage'])

/**
 * An error as a log may have it: what kind and where, not what was said of it. Sentences of PostgreSQL, DuckDB or JSON.parse quote what was typed or read;
 * those of Liêm stay where they are about nothing that somebody typed. With `LIEM_DEBUG=1` all sentences stay, for a search without real data.
 */
export function toldOf(error: unknown, env: NodeJS.ProcessEnv = process.env): Told {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const fields = NAMES.map((name) => [name, (error as unknown as Record<string, unknown>)[name]] as const)
  const isOurs = error instanceof LiemError && OURS.has(error.code)
  return {
    type: error.name,
    ...Object.fromEntries(fields.filter(([, value]) => typeof value === 'string' || typeof value === 'number')),
    ...(isOurs || env['LIEM_DEBUG'] === '1' ? { message: error.message } : {}),
    at: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: toldOf(error.cause, env) }),
  }
}

/** Lines of the stack, without the sentence before them, which may have lines that look like any. */
function framesOf({ stack = '', name, message }: Error): string[] {
  const head = `${name}: ${message}`
  const rest = stack.startsWith(head) ? stack.slice(head.length) : stack.replace(message, '')
  return rest
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*(?::\d+:\d+\)?|<anonymous>\)?)$/u.test(line))
}
