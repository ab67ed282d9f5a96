import type { ClientBase } from 'pg'
import type { BackupSequence } from './format.ts'

/** A table as the database knows it: its name and those of its columns that are stored, quoted where they must be. */
export interface CatalogTable {
  schema: string
  name: string
  /** For SQL. */
  quoted: string
  columns: string[]
}

/** Ours is every schema but those of PostgreSQL and the job queue's own, which is made anew from our list of jobs. */
const OURS = `n.nspname not in ('information_schema', 'graphile_worker') and n.nspname !~ '^pg_'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/** Every table of ours. What the database computes by itself is not among the columns. */
export async function tablesOf(client: ClientBase): Promise<CatalogTable[]> {
  const { rows } =
    await client.query<CatalogTable>(`select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted,
      array(select quote_ident(attname) from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
        order by attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${OURS} order by 1, 2`)
  return rows
}

/** Where every sequence of ours stands. */
export async function sequencesOf(client: ClientBase): Promise<BackupSequence[]> {
  const { rows } = await client.query<{ schema: string; name: string; quoted: string }>(
    `select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OURS} order by 1, 2`,
  )
  const found: BackupSequence[] = []
  for (const { schema, name, quoted } of rows) {
    const at = await client.query<{ last: string; called: boolean }>(`select last_value::text as last, is_called as called from ${quoted}`)
    found.push({ schema, name, ...at.rows[0]! })
  }
  return found
}

/** Keys to other tables, triggers and policies, which would be in the way while tables are filled: statements that take them away and bring them back. */
export async function obstaclesOf(client: ClientBase): Promise<{ away: string[]; back: string[] }> {
  const keys = await client.query<{ away: string; back: string }>(`select
      format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as away,
      format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as back
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${OURS} order by 1`)
  const triggers = await client.query<{ away: string; back: string }>(`select
      format('alter table %I.%I disable trigger %I', n.nspname, c.relname, t.tgname) as away,
      format('alter table %I.%I enable trigger %I', n.nspname, c.relname, t.tgname) as back
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled = 'O' and ${OURS} order by 1`)
  // Rows are not copied into a table whose policies hold for its owner.
  const forced = await client.query<{ away: string; back: string }>(`select
      format('alter table %I.%I no force row level security', n.nspname, c.relname) as away,
      format('alter table %I.%I force row level security', n.nspname, c.relname) as back
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and ${OURS} order by 1`)
  const all = [...keys.rows, ...triggers.rows, ...forced.rows]
  return { away: all.map(({ away }) => away), back: all.map(({ back }) => back).toReversed() }
}
