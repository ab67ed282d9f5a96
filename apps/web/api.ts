import type { z } from 'zod'
import type { Problem, Route } from '../../src/base/schema.ts'
import { stringifySearch } from './address.ts'
import { askWho, isAsked } from './sign-in/asked.ts'
import { markHeard } from './sign-in/presence.ts'

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
  return (await (await send(contract, input, options)).json()) as Output<R>
}

/** Where the server wants to know first who it is, the question is put on the screen, and once it is answered the same is sent again. */
async function send(contract: Route, input: Readonly<Record<string, unknown>>, options: CallOptions): Promise<Response> {
  const request = requestFor(contract, input, options)
  const answer = await request()
  if (answer.ok) return heardFrom(contract, answer)
  const problem = await problemOf(answer)
  // On its way while the session got another secret, as it does when somebody says again who he is: the browser has it by now.
  const renewed = contract.open !== true && problem.code === 'signed-out' ? await request() : undefined
  if (renewed?.ok === true) return heardFrom(contract, renewed)
  return heardFrom(contract, await asked(contract, request, problem))
}

/** The answer once who it is was said: at most thrice, as the session may have ended, and password and code are asked for one after the other. */
async function asked(contract: Route, request: () => Promise<Response>, first: Problem): Promise<Response> {
  let problem = first
  for (let times = 0; times < MOST_ASKED && contract.open !== true && isAsked(problem.code); times++) {
    if (!(await askWho(problem.code))) break
    const answer = await request()
    if (answer.ok) return answer
    problem = await problemOf(answer)
  }
  throw new ApiError(problem)
}
const MOST_ASKED = 3

function heardFrom({ open }: Route, answer: Response): Response {
  if (open !== true) markHeard()
  return answer
}

/** A request that can be sent more than once: a write keeps its key. */
function requestFor(contract: Route, input: Readonly<Record<string, unknown>>, options: CallOptions): () => Promise<Response> {
  const { url, body } = requestOf(contract, input)
  const writes = contract.method !== 'GET'
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': document.documentElement.lang }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (writes) headers['idempotency-key'] = options.key ?? newKey()
  const init: RequestInit = { method: contract.method, headers, credentials: 'same-origin' }
  if (body !== undefined) init.body = JSON.stringify(body)
  if (options.signal !== undefined) init.signal = options.signal
  return () =>
    fetch(url, init).catch((error: unknown) => {
      if (options.signal?.aborted === true) throw error
      throw new ApiError(unreachable())
    })
}

/** Asks for a file by a write and hands it to the browser to keep. Throws `ApiError` with the server's problem. */
export async function saveFile<R extends Route>(contract: R, input: Input<R>): Promise<void> {
  const answer = await send(contract, input, {})
  const disposition = answer.headers.get('content-disposition') ?? ''
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = decodeURIComponent(/filename\*=UTF-8''([^;]+)/u.exec(disposition)?.[1] ?? '')
  link.click()
  // The browser has taken it over by then; kept longer it would only fill the memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
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
