import { addressOf, ApiError, newKey, unreachable, type Input, type Output } from './api.ts'
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
  const request = new XMLHttpRequest()
  const done = new Promise<Output<R>>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total))
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Output<R>)
      else reject(new ApiError(problemIn(request)))
    })
    request.addEventListener('error', () => reject(new ApiError(unreachable())))
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')))
  })
  request.open(contract.method, addressOf(contract, input))
  request.setRequestHeader('accept-language', document.documentElement.lang)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('idempotency-key', newKey())
  request.send(file)
  return { done, cancel: () => request.abort() }
}

function problemIn(request: XMLHttpRequest): Problem {
  const bare: Problem = { type: 'about:blank', title: request.statusText, status: request.status, code: `HTTP-${request.status}` }
  try {
    return { ...bare, ...(JSON.parse(request.responseText) as Partial<Problem>) }
  } catch {
    return bare
  }
}
