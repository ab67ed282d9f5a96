import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { AccountRow } from './account-row.ts'
import type { Gate } from './gate.ts'
import { newRecoveryCodes, plainCode, sha256 } from './secrets.ts'
import { seal, unseal } from './seal.ts'
import { stepOfCode } from './totp.ts'

/** A second factor that was shown: the time step of a code, or a recovery code. Each holds once. */
export type Proof = { kind: 'totp'; step: number } | { kind: 'recovery'; sha256: Buffer }

/** What a typed code proves, null where nothing. */
export async function proofOf(db: Db, gate: Gate, { id, totp, totp_step }: AccountRow, code: string): Promise<Proof | null> {
  const step = totp === null ? null : stepOfCode(unseal(gate.key, id, totp), code, gate.now(), totp_step)
  if (step !== null) return { kind: 'totp', step }
  const hash = sha256(plainCode(code))
  const found = await db
    .selectFrom('access.recovery_code')
    .select('account')
    .where('account', '=', id)
    .where('sha256', '=', hash)
    .executeTakeFirst()
  return found === undefined ? null : { kind: 'recovery', sha256: hash }
}

/** Uses a proof up, in the transaction of what it is for. Throws `denied` where somebody did so a moment before. */
export async function useProof(trx: Trx, account: string, proof: Proof): Promise<void> {
  const used =
    proof.kind === 'totp'
      ? (
          await trx
            .updateTable('access.account')
            .set({ totp_step: proof.step })
            .where('id', '=', account)
            .where('totp_step', '<', proof.step)
            .executeTakeFirst()
        ).numUpdatedRows
      : (await trx.deleteFrom('access.recovery_code').where('account', '=', account).where('sha256', '=', proof.sha256).executeTakeFirst())
          .numDeletedRows
  if (used === 0n) throw wrongCode()
}

export function wrongCode(): LiemError {
  return new LiemError('denied', 'this code does not hold', {
    hint: 'each code holds once: wait for the next one, and see that the clock of the app is right',
  })
}

/** Gives an account its second factor and new recovery codes; those before are void. */
export async function setSecondFactor(trx: Trx, gate: Gate, account: string, secret: Buffer, step: number): Promise<string[]> {
  await trx
    .updateTable('access.account')
    .set({ totp: seal(gate.key, account, secret), totp_step: step, enrol_by_link: false })
    .where('id', '=', account)
    .execute()
  return setRecoveryCodes(trx, account)
}

/** New recovery codes for an account; those before are void. */
export async function setRecoveryCodes(trx: Trx, account: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await trx.deleteFrom('access.recovery_code').where('account', '=', account).execute()
  const rows = codes.map((code) => ({ account, sha256: sha256(plainCode(code)) }))
  await trx.insertInto('access.recovery_code').values(rows).execute()
  return codes
}
