import { chromium, type Browser } from 'playwright-core'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let launched: Promise<Browser> | undefined

/** The one browser of this process; it ends with it. */
export function browserOf(program: string): Promise<Browser> {
  return (launched ??= chromium.launch({ executablePath: program, args: QUIET }))
}
