import { randomInt } from 'node:crypto'
import { formatPlace, LiemError, type ErrorCode } from '../../src/base/index.ts'
import type { Problem } from '../../src/base/schema.ts'

/** What is told, what goes into the log beside it, and after how many seconds it is worth another try. */
export interface Refusal {
  problem: Problem
  /** Set where it is a fault of Liêm. */
  defect?: unknown
  retryAfter?: number
}

const STATUS: Record<ErrorCode, number> = {
  input: 400,
  usage: 400,
  rulebook: 422,
  absent: 404,
  conflict: 409,
  cancelled: 409,
  unavailable: 503,
  internal: 500,
}

const TITLES: Record<number, string> = {
  400: 'The request is not as it should be',
  403: 'That is not allowed',
  404: 'There is no such thing, or it may not be seen',
  409: 'Its state does not allow that',
  413: 'The request is too large',
  415: 'Only JSON is understood here',
  422: 'It cannot be used as it is',
  500: 'Something in Liêm went wrong',
  503: 'That is not possible at the moment',
  507: 'There is no room left to keep it',
}
const ABSENT = 'it is not there, or it may not be seen'

/** A status that no `ErrorCode` stands for, of what only HTTP knows. */
export class HttpRefusal extends LiemError {
  readonly status: number
  constructor(status: number, message: string, hint?: string) {
    super('usage', message, hint === undefined ? {} : { hint })
    this.status = status
  }
}

/** The one place where an error becomes an answer (RFC 9457). What is absent and what may not be seen are the same sentence. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof HttpRefusal) return told(error.status, error)
  if (error instanceof LiemError) return error.code === 'internal' ? defect(error) : told(STATUS[error.code], error)
  const { code = '', statusCode, syscall, message } = error as Partial<NodeJS.ErrnoException> & { statusCode?: number }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return told(statusCode, new LiemError('usage', String(message)))
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return told(507, new LiemError('unavailable', 'the disk is full', { hint: 'make room, then try again' }))
  if (syscall === 'connect' || /^(08|57P|53)/u.test(code) || /Connection terminated|connection timeout/iu.test(String(message)))
    return told(503, new LiemError('unavailable', 'the database does not answer', { hint: 'it is started again by itself; try again' }))
  // Numbers, times and texts that PostgreSQL cannot hold: whoever asked for them asked for what there cannot be.
  if (/^22[0-9A-Z]{3}$/u.test(code)) return told(400, new LiemError('input', 'a value of the input is beyond what there can be'))
  if (code === '57014') return told(503, new LiemError('unavailable', 'the answer took too long', { hint: 'ask for less at once' }))
  if (code === '40001' || code === '40P01' || code === '55P03')
    return told(503, new LiemError('unavailable', 'somebody else changed the same thing at the same moment', { hint: 'try again' }))
  return defect(error)
}

function told(status: number, { message, hint, place, more }: LiemError): Refusal {
  const fields = more.map((one) => ({ path: one.place === undefined ? '' : formatPlace(one.place), message: one.message }))
  const where = place === undefined ? '' : `${formatPlace(place)}: `
  const problem: Problem = {
    ...problemOf(status),
    detail: status === 404 ? ABSENT : where + message,
    ...(hint === undefined ? {} : { hint }),
    ...(fields.length === 0 ? {} : { fields }),
  }
  return status === 503 ? { problem, retryAfter: 2 } : { problem }
}

function defect(error: unknown): Refusal {
  const hint = 'tell whoever runs Liêm the code; the log says under it what happened'
  return { problem: { ...problemOf(500), hint }, defect: error }
}

function problemOf(status: number): Problem {
  return { type: 'about:blank', title: TITLES[status] ?? 'That did not work', status, code: `${status}-${spokenCode()}` }
}

/** Six signs that are not mistaken for each other when they are read out. */
function spokenCode(): string {
  const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  return Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('')
}
