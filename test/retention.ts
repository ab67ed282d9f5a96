/** A world for tests of what is due for destruction: two who may draw up and approve lists, and findings that were dismissed long ago. */
import { sql, type RawBuilder } from 'kysely'
import type { Database, Db } from '../src/base/index.ts'
import { everything, type Scope } from '../src/base/schema.ts'
import { listFindings, moveFinding } from '../src/findings/index.ts'
import { approveDestruction, carryOut, drawDestruction, listDue, proposeDestruction } from '../src/retention/index.ts'
import type { Destruction, KindId } from '../src/retention/schema.ts'
import { writeTo } from './access-world.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from './build-db.ts'
import { newDatabase } from './db.ts'

/** Sees everything but what a conflict keeps from him. */
export function actingAs(id: string, more: Partial<Scope> = {}): Scope {
  return { ...everything({ id, name: id, kind: 'person' }), hidden: [id], ...more }
}

/** Who draws up a list, and who approves it. */
export const ONE = actingAs('CC-00002')
export const OTHER = actingAs('CC-00003')
export const acting = (scope: Scope) => ({ scope, account: `account of ${scope.actor.id}` })
export const LONG_AGO = '2020-05-05T03:00:00Z'
export const DECISION = { document: 'QĐ 12/QĐ-CHQ', reason: 'Đồng ý' }
export const HOLD = {
  finding: null,
  officer: null,
  unit: null,
  from: null,
  until: null,
  authority: 'Thanh tra',
  document: 'CV 5',
  reason: 'Đang thanh tra',
}

export interface RetentionWorld {
  database: Database
  db: Db
  run: Awaited<ReturnType<typeof seedRules>>
  /** Raises a finding for each case; gives their ids in that order. */
  raiseCases: (cases: readonly string[]) => Promise<string[]>
  dismissLongAgo: (id: string) => Promise<void>
  due: (on?: string, kind?: KindId, scope?: Scope) => Promise<string[]>
  propose: (scope?: Scope, kind?: KindId) => Promise<Destruction>
  approve: (list: Pick<Destruction, 'id' | 'root'>, scope?: Scope) => Promise<Destruction>
  destroy: (id: string, options?: Parameters<typeof carryOut>[2]) => Promise<{ destroyed: number; left: number }>
  set: (statement: RawBuilder<unknown>) => Promise<unknown>
}

export async function retentionWorld(): Promise<RetentionWorld> {
  const database = await newDatabase()
  const { db } = database
  await seedRegister(db)
  const run = await seedRules(db)
  const set = (statement: RawBuilder<unknown>) => writeTo(db, (trx) => statement.execute(trx))
  return {
    ...{ database, db, run, set },
    raiseCases: async (cases) => {
      await raiseHits(
        db,
        run,
        cases.map((caseId) => buildHit(run.rule('CLR-012'), { caseId })),
      )
      const { rows } = await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 200 })
      return cases.map((caseId) => rows.find((row) => row.caseId === caseId)!.id)
    },
    dismissLongAgo: async (id) => {
      await moveFinding(db, EVERYTHING, { id, to: 'dismissed', reason: 'Đã xem xét' })
      await set(sql`update findings.finding set concluded_at = ${LONG_AGO} where id = ${id}`)
    },
    due: async (on, kind = 'cleared', scope = ONE) =>
      (await listDue(db, scope, { kind, limit: 200, on })).rows.map(({ subject }) => subject),
    propose: async (scope = ONE, kind = 'cleared') => {
      const { id } = await drawDestruction(db, acting(scope), { kind, reason: 'Hết thời hạn lưu trữ' })
      return proposeDestruction(db, scope, { id, reason: 'Trình duyệt' })
    },
    approve: ({ id, root }, scope = OTHER) => approveDestruction(db, acting(scope), { id, root: root!, ...DECISION }),
    destroy: (id, options = {}) => carryOut(db, { subject: `destruction:${id}`, tell: () => undefined, check: () => undefined }, options),
  }
}
