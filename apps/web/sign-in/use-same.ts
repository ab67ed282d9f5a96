import { useQueryClient } from '@tanstack/react-query'
import { showMe, type Me } from '../../../src/access/sign-in/schema.ts'
import { call } from '../api.ts'
import { sayWho } from './asked.ts'

/** After somebody signed in over a page: it goes on where it is still the same person, who else came begins anew. */
export function useSame(me: Me | undefined): () => void {
  const client = useQueryClient()
  const goOn = async (): Promise<void> => {
    const now = await call(showMe, {})
    if (me !== undefined && now.account !== me.account) return location.assign('/')
    client.setQueryData([showMe.path, {}], now)
    sayWho(true)
  }
  return () => void goOn()
}
