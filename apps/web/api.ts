import type { z } from 'zod'
import type { Problem, Route } from '../../src/base/schema.ts'
import { stringifySearch } from './address.ts'

/** What the server answered instead of the output: an RFC 9457 problem, or that it could not be reached. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ApiError'
    this.problem = problem
  }
}

export interface CallOptions {
  signal?: AbortSignal
  /** Key under which the server does a write only once; give the same one when you try again. */
  key?: string
}

export type Input<R extends Route> = z.input<R['input']>
export type Output<R extends Route> = z.output<R['output']>

/** Calls a route by its contract. Throws `ApiError` with the server's problem. */
export async function call<R extends Route>(contract: R, input: Input<R>, options: CallOptions = {}): Promise<Output<R>> {
  const { url, body } = requestOf(contract, input)
  const writes = contract.method !== 'GET'
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': document.documentElement.lang }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (writes) headers['idempotency-key'] = options.key ?? newKey()
  const init: RequestInit = { method: contract.method, headers, credentials: 'same-origin' }
  if (body !== undefined) init.body = JSON.stringify(body)
  if (options.signal !== undefined) init.signal = options.signal
  const answer = await fetch(url, init).catch((error: unknown) => {
    if (options.signal?.aborted === true) throw error
    throw new ApiError(unreachable())
  })
  if (!answer.ok) throw new ApiError(await problemOf(answer))
  return (await answer.json()) as Output<R>
}

/** Address of a route: for `<a href>` to downloads, and for uploads. */
export function addressOf<R extends Route>(contract: R, input: Input<R>): string {
  return requestOf({ ...contract, method: 'GET' }, input).url
}

/** A key for one act of a person; made when the act begins, kept for its repetitions. */
export function newKey(): string {
  // `randomUUID` exists in secure contexts only; an internal host may be reached by plain http.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function requestOf(contract: Route, input: Readonly<Record<string, unknown>>): { url: string; body: object | undefined } {
  const rest = { ...input }
  const path = contract.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (contract.method === 'POST' || contract.method === 'PUT') return { url: path, body: rest }
  return { url: path + stringifySearch(rest), body: undefined }
}

export async function problemOf(answer: Response): Promise<Problem> {
  const said = (await answer.json().catch(() => null)) as Partial<Problem> | null
  return { type: 'about:blank', title: answer.statusText, status: answer.status, code: `HTTP-${answer.status}`, ...said }
}

/** Status 0: nobody answered. */
export function unreachable(): Problem {
  return { type: 'about:blank', title: '', status: 0, code: 'NET-0' }
}
