import { createHmac, randomBytes } from 'node:crypto'

/** The form of the Standard Webhooks specification 1.0.0: 32 random bytes. */
const PREFIX = 'whsec_'
const BYTES = 32

export function newHookSecret(): Buffer {
  return randomBytes(BYTES)
}

/** A secret as it is shown, once. */
export function shownSecret(secret: Buffer): string {
  return PREFIX + secret.toString('base64')
}

/** Whose a sealed secret is, so that one row's does not open in another. */
export function sealedFor(webhook: string): string {
  return `webhook:${webhook}`
}

interface Signed {
  id: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}

/** The headers of a message; with several secrets one signature for each, of which the receiver needs one to fit. */
export function headersOf(secrets: readonly Buffer[], { id, timestamp, body }: Signed): Record<string, string> {
  const sign = (secret: Buffer): string => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': secrets.map(sign).join(' ') }
}
