import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

export interface Mailed {
  from: string
  to: string[]
  /** As it came over the wire. */
  raw: string
  secure: boolean
}

/** A mail server on this machine, and what came to it. */
export interface MailServer {
  port: number
  got: Mailed[]
  /** What it says to the text of a letter; `silent` takes it and hangs up without a word, `hangs` never says one. */
  answer: 'takes' | 'refuses' | 'silent' | 'hangs'
}

export async function mailServer(options: { cert?: string; key?: string } = {}): Promise<MailServer> {
  const told: MailServer = { port: 0, got: [], answer: 'takes' }
  const server = new SMTPServer({
    ...options,
    authOptional: true,
    ...(options.key === undefined ? { disabledCommands: ['STARTTLS', 'AUTH'] } : {}),
    disableReverseLookup: true,
    onData(stream, { envelope: { mailFrom, rcptTo }, secure }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.once('end', () => {
        if (told.answer === 'refuses') return done(Object.assign(new Error('try later'), { responseCode: 451 }))
        const [from, to] = [mailFrom === false ? '' : mailFrom.address, rcptTo.map(({ address }) => address)]
        told.got.push({ from, to, raw: Buffer.concat(parts).toString(), secure })
        if (told.answer === 'silent') for (const one of server.connections) one.close()
        if (told.answer === 'takes') done()
      })
    },
  })
  // A connection that breaks is what some tests are about.
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  told.port = (listening.address() as AddressInfo).port
  return told
}
