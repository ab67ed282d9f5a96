import type { Requests } from '../../base/db/index.ts'
import type { Db } from '../../base/index.ts'
import { signer, type Claims } from './claims.ts'

/** A handle in the rights of whoever asks, behind which the policies of the database stand. */
export type Asking = (claims: Claims) => Db

/** Over the connections of requests; `key` is that of this database (`readContextKey`). */
export function askingOver(requests: Requests, key: Buffer): Asking {
  const sign = signer(key)
  return (claims) => requests.as({ wide: claims.units === 'all', context: sign(claims) })
}
