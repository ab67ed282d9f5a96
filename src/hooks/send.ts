import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { SendError } from './schema.ts'

/** What came of an attempt. `error` null: it arrived. */
export interface Answer {
  status: number | null
  error: SendError | null
}

interface Sending {
  headers: Record<string, string>
  body: string
  authorities: string[] | undefined
  /** Milliseconds for all of it. */
  timeOut: number
  /** Aborted where this process ends: then it throws, and nothing is known. */
  signal: AbortSignal
}

/**
 * Posts a message. It follows no redirect, uses no connection twice and does not read what the answer says beyond its number: a receiver may write
 * anything there.
 */
export async function post(url: URL, { headers, body, authorities, timeOut, signal }: Sending): Promise<Answer> {
  const limit = AbortSignal.timeout(timeOut)
  const options: RequestOptions & { ca?: string[] } = {
    method: 'POST',
    agent: false,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Liem-Webhooks',
    },
    signal: AbortSignal.any([limit, signal]),
    ...(authorities === undefined ? {} : { ca: authorities }),
  }
  try {
    const status = await statusOf(url, options, body)
    return { status, error: status >= 200 && status < 300 ? null : status >= 300 && status < 400 ? 'redirect' : 'status' }
  } catch (error) {
    signal.throwIfAborted()
    return { status: null, error: limit.aborted ? 'timeout' : reasonOf(error) }
  }
}

function statusOf(url: URL, options: RequestOptions, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, options, (answer: IncomingMessage) => {
      answer.on('error', () => undefined)
      answer.destroy()
      resolve(answer.statusCode!)
    })
    request.on('error', reject)
    request.end(body)
  })
}

function reasonOf(error: unknown): SendError {
  const { code = '' } = error as NodeJS.ErrnoException
  if (/^(?:ENOTFOUND|EAI_)/u.test(code)) return 'name'
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|EPROTO/u.test(code) ? 'tls' : 'refused'
}
