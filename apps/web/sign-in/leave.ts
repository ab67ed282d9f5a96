import { signOut } from '../../../src/access/sign-in/schema.ts'
import { call } from '../api.ts'
import { stringifySearch } from '../address.ts'
import { wayBack } from './next.ts'

const CHANNEL = 'liem-session'

/** To the page of signing in. It is loaded anew, so that nothing of what was shown stays in the memory of the page. */
export function goOut(to = '/'): void {
  sessionStorage.clear()
  const back = wayBack(to)
  location.assign(`/sign-in${stringifySearch(back === '/' ? {} : { to: back })}`)
}

/** Signs out, here and in the other tabs. */
export async function leave(): Promise<void> {
  await call(signOut, {})
  new BroadcastChannel(CHANNEL).postMessage('out')
  goOut()
}

/** Goes out when somebody signs out in another tab; gives back how to stop that. */
export function leaveWithOthers(): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', () => goOut())
  return () => channel.close()
}
