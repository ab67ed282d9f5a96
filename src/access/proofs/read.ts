import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { ProofRow } from './schema.ts'

const base64url = (column: string): RawBuilder<string> => sql`translate(encode(${sql.ref(column)}, 'base64'), E'+/=\n', '-_')`

/** Kept signatures `p`, in their order. */
export async function readProofs(db: Db, where: RawBuilder<unknown> = sql`true`): Promise<ProofRow[]> {
  const { rows } =
    await sql<ProofRow>`select p.act, p.subject, p.record, p.by, to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      p.account, p.nonce, p.text, p.sha256, ${base64url('p.client_data')} as "clientDataJSON", ${base64url('p.authenticator_data')} as "authenticatorData",
      ${base64url('p.signature')} as signature, ${base64url('p.public_key')} as "publicKey", p.algorithm, p.credential, p.counter
    from access.proof p where ${where} order by p.id`.execute(db)
  return rows
}
