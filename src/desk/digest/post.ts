import { PassThrough } from 'node:stream'
import type { Transporter } from 'nodemailer'
import type { Letter } from './letter.ts'
import type { DigestFailure } from './schema.ts'
import type { Mail } from './target.ts'

export interface Post {
  /** Null: the mail server has taken it. `unknown`: it may have. */
  send: (to: string, letter: Letter, at: Date) => Promise<DigestFailure | null>
  close: () => void
}

const [CONNECT, SOCKET] = [10_000, 30_000]

/** A mail server that letters are given to, one after the other; beyond this machine only behind TLS. What speaks to it is loaded where there is one. */
export async function openPost({ server, port, security, user, password, from, authorities }: Mail): Promise<Post> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    ...{ host: server, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...{ connectionTimeout: CONNECT, greetingTimeout: CONNECT, socketTimeout: SOCKET, disableFileAccess: true, disableUrlAccess: true },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2', ...(authorities === undefined ? {} : { ca: authorities }) },
  })
  const way = { begun: false }
  transport.use('stream', (mail, done) => {
    mail.message.transform(() => {
      way.begun = true
      return new PassThrough()
    })
    done()
  })
  return { send: (to, letter, at) => give(transport, way, { from, to, letter, at }), close: () => transport.close() }
}

interface Given {
  from: string
  to: string
  letter: Letter
  at: Date
}

/** `way`: whether the text of the letter has begun to be sent. */
async function give(transport: Transporter, way: { begun: boolean }, { from, to, letter, at }: Given): Promise<DigestFailure | null> {
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
  way.begun = false
  try {
    await transport.sendMail({ from, to: { name: '', address: to }, ...letter, date: at, xMailer: false, headers })
    return null
  } catch (error) {
    // What an answer of the server says is certain. Without one, only before the text was on its way nothing can have arrived.
    if ((error as { responseCode?: number }).responseCode !== undefined) return 'refused'
    return way.begun ? 'unknown' : 'unreached'
  }
}
