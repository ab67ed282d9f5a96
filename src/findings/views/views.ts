import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { plainText } from '../filter/sql.ts'
import type { savedView, saveView as saveContract } from '../schema.ts'

type SavedView = z.output<typeof savedView>

/** Views of the list that a person keeps, by name. */
export async function listViews(db: Db, { actor }: Scope): Promise<{ rows: SavedView[] }> {
  const rows = await db
    .selectFrom('findings.saved_view')
    .select(['id', 'name', 'query'])
    .where('owner', '=', actor.id)
    .orderBy('name')
    .execute()
  return { rows: rows.map(({ id, name, query }) => ({ id, name, query: query as SavedView['query'] })) }
}

/** Keeps a view; the same name replaces. */
export async function saveView(db: Db, { actor }: Scope, { name, query }: z.output<typeof saveContract.input>): Promise<SavedView> {
  const values = {
    owner: actor.id,
    name: name.toWellFormed(),
    query: JSON.stringify(query, (_, value: unknown) => (typeof value === 'string' ? plainText(value) : value)),
  }
  const entry = { actor, kind: 'view.saved', reason: 'Lưu chế độ xem / A view is kept', subject: (view: SavedView) => `view:${view.id}` }
  return write(db, entry, async (trx): Promise<SavedView> => {
    const { id } = await trx
      .insertInto('findings.saved_view')
      .values(values)
      .onConflict((conflict) => conflict.columns(['owner', 'name']).doUpdateSet({ query: values.query }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, name: values.name, query: JSON.parse(values.query) as SavedView['query'] }
  })
}

/** Forgets a view. Throws `absent` where this person has none of that id. */
export async function removeView(db: Db, { actor }: Scope, { id }: { id: string }): Promise<{ ok: true }> {
  const entry = { actor, kind: 'view.removed', reason: 'Bỏ chế độ xem / A view is forgotten', subject: `view:${id}` }
  return write(db, entry, async (trx) => {
    const gone = await trx.deleteFrom('findings.saved_view').where('id', '=', id).where('owner', '=', actor.id).executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw new LiemError('absent', 'there is no such view')
    return { ok: true } as const
  })
}
