/** What waits for somebody, for tests. */
import type { Db } from '../src/base/index.ts'
import type { Scope } from '../src/base/schema.ts'
import { listWork } from '../src/desk/work/index.ts'
import type { WorkItem } from '../src/desk/work/schema.ts'
import { lawIn } from '../src/law/allowed/index.ts'

/** What waits for somebody who may do everything with cases of his scope, but for rules of two persons; or what he follows. */
export async function workFor(db: Db, scope: Scope, view: 'waiting' | 'following' = 'waiting'): Promise<WorkItem[]> {
  const identity = { account: 'local', officer: null, name: '', by: 'local', session: null, freshUntil: null, scopes: null } as const
  const asker = {
    ...{ db, identity, actor: scope.actor, scopeFor: () => scope, law: () => Promise.resolve(lawIn()), today: '2026-11-28' },
    may: (action: string) => action.startsWith('case.') || action === 'self.change' || action === 'rating.change',
  }
  return (await listWork(asker, { view, limit: 200 })).rows
}

/** The same as the kinds of what it is. */
export const kindsFor = async (db: Db, scope: Scope, view?: 'following'): Promise<string[]> =>
  (await workFor(db, scope, view)).map(({ kind }) => kind)
