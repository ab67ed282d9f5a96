import { randomInt } from 'node:crypto'
import { isConnectionLost } from '../../src/base/db/index.ts'
import { formatPlace, LiemError, type ErrorCode } from '../../src/base/index.ts'
import type { Problem } from '../../src/base/schema.ts'
import type { Language } from './input.ts'
import { inVietnamese } from './said.ts'

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
  denied: 403,
  often: 429,
  unavailable: 503,
  internal: 500,
}

const TITLES: Record<number, string> = {
  400: 'The request is not as it should be',
  401: 'Sign in first',
  403: 'That is not allowed',
  404: 'There is no such thing, or it may not be seen',
  409: 'Its state does not allow that',
  413: 'The request is too large',
  415: 'Only JSON is understood here',
  422: 'It cannot be used as it is',
  429: 'That was tried too often',
  500: 'Something in Liêm went wrong',
  503: 'That is not possible at the moment',
  507: 'There is no room left to keep it',
}
/** Seconds; attempts that failed are forgotten after a quarter of an hour. */
const RETRY_AFTER: Readonly<Record<number, number>> = { 429: 900, 503: 2 }
const ABSENT = 'it is not there, or it may not be seen'

/** A status that no `ErrorCode` stands for, of what only HTTP knows. */
export class HttpRefusal extends LiemError {
  readonly status: number
  /** What pages go by; otherwise it is one to be read out. */
  readonly problemCode: string | undefined
  /** After how many seconds it is worth another try. */
  readonly retryAfter: number | undefined
  constructor(status: number, message: string, hint?: string, code?: string, retryAfter?: number) {
    super('usage', message, hint === undefined ? {} : { hint })
    this.status = status
    this.problemCode = code
    this.retryAfter = retryAfter
  }
}

/** The one place where an error becomes an answer (RFC 9457), in the language of who asks. What is absent and what may not be seen are the same. */
export function refusalOf(error: unknown, language: Language): Refusal {
  const say: Say = language === 'vi' ? inVietnamese : (text) => text
  const known = knownOf(error)
  if (known === null) return defect(error, say)
  const problem = problemOf(known.status, known.error, say)
  if (known.error instanceof HttpRefusal && known.error.problemCode !== undefined) problem.code = known.error.problemCode
  const retryAfter = known.error instanceof HttpRefusal ? known.error.retryAfter : RETRY_AFTER[known.status]
  return retryAfter === undefined ? { problem } : { problem, retryAfter }
}

type Say = (english: string) => string

/** What the error says to people, and as which status; null for a fault of Liêm. */
function knownOf(error: unknown): { status: number; error: LiemError } | null {
  if (error instanceof HttpRefusal) return { status: error.status, error }
  if (error instanceof LiemError) return error.code === 'internal' ? null : { status: STATUS[error.code], error }
  const { code = '', statusCode, message } = error as Partial<NodeJS.ErrnoException> & { statusCode?: number }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return { status: statusCode, error: new LiemError('usage', String(message)) }
  if (code === 'ENOSPC' || code === 'EDQUOT') return unavailable('the disk is full', 'make room, then try again', 507)
  if (isConnectionLost(error) || code.startsWith('53'))
    return unavailable('the database does not answer', 'it is started again by itself; try again')
  // Numbers, times and texts that PostgreSQL cannot hold: whoever asked for them asked for what there cannot be.
  if (/^22[0-9A-Z]{3}$/u.test(code))
    return { status: 400, error: new LiemError('input', 'a value of the input is beyond what there can be') }
  if (code === '57014') return unavailable('the answer took too long', 'ask for less at once')
  if (code === '40001' || code === '40P01' || code === '55P03')
    return unavailable('somebody else changed the same thing at the same moment', 'try again')
  return null
}

function unavailable(message: string, hint: string, status = 503): { status: number; error: LiemError } {
  return { status, error: new LiemError('unavailable', message, { hint }) }
}

function problemOf(status: number, { message, hint, place, more }: LiemError, say: Say): Problem {
  const fields = more.map((one) => ({ path: one.place === undefined ? '' : formatPlace(one.place), message: say(one.message) }))
  const where = place === undefined ? '' : `${formatPlace(place)}: `
  return {
    ...headOf(status, say),
    detail: status === 404 ? say(ABSENT) : where + say(message),
    ...(hint === undefined ? {} : { hint: say(hint) }),
    ...(fields.length === 0 ? {} : { fields }),
  }
}

function defect(error: unknown, say: Say): Refusal {
  const hint = say('tell whoever runs Liêm the code; the log says under it what happened')
  return { problem: { ...headOf(500, say), hint }, defect: error }
}

function headOf(status: number, say: Say): Problem {
  return { type: 'about:blank', title: say(TITLES[status] ?? 'That did not work'), status, code: `${status}-${spokenCode()}` }
}

/** Six signs that are not mistaken for each other when they are read out. */
function spokenCode(): string {
  const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  return Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('')
}
