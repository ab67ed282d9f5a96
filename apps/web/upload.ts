import { addressOf, ApiError, newKey, unreachable, type Input, type Output } from './api.ts'
import { askWho, isAsked } from './sign-in/asked.ts'
import type { Problem, Route } from '../../src/base/schema.ts'

export interface Sending<T> {
  done: Promise<T>
  cancel: () => void
}

/** Sends a file as the body of an upload route; says how many bytes have left. */
export function sendBody<R extends Route & { upload?: true }>(
  contract: R,
  input: Input<R>,
  file: Blob,
  onProgress: (sent: number, of: number) => void,
): Sending<Output<R>> {
  const key = newKey()
  let request = new XMLHttpRequest()
  const sendOnce = (): Promise<Output<R>> => {
    request = new XMLHttpRequest()
    const answered = answerTo<Output<R>>(request, onProgress)
    request.open(contract.method, addressOf(contract, input))
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', key)
    request.send(file)
    return answered
  }
  const again = async (error: unknown): Promise<Output<R>> => {
    if (error instanceof ApiError && isAsked(error.problem.code) && (await askWho(error.problem.code))) return sendOnce()
    throw error
  }
  return { done: sendOnce().catch(again), cancel: () => request.abort() }
}

function answerTo<T>(request: XMLHttpRequest, onProgress: (sent: number, of: number) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total))
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T)
      else reject(new ApiError(problemIn(request)))
    })
    request.addEventListener('error', () => reject(new ApiError(unreachable())))
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')))
  })
}

function problemIn(request: XMLHttpRequest): Problem {
  const bare: Problem = { type: 'about:blank', title: request.statusText, status: request.status, code: `HTTP-${request.status}` }
  try {
    return { ...bare, ...(JSON.parse(request.responseText) as Partial<Problem>) }
  } catch {
    return bare
  }
}
