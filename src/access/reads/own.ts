import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Count } from '../../base/schema.ts'
import type { listOwnReads as contract, OwnRead } from './schema.ts'

type Row = OwnRead & { id: string }

const KEY = [sql`id`, sql`finding`]

/**
 * Reads of the findings that somebody knows of, from the first on, newest first. `told` are these findings, a select of `id`, `number` and `unit`: what is
 * not among them is neither counted nor passed over, nor is what was read under a mandate for as long as that is sealed.
 */
export async function listOwnReads(
  db: Db,
  told: RawBuilder<unknown>,
  { cursor, limit }: z.output<typeof contract.input>,
): Promise<Page<OwnRead> & { findings: Count }> {
  const shown = sql`not access.read_sealed(read.actor, read.at, told.id, told.unit)`
  const all = sql`with told as materialized (${told}) select read.id, read.at, told.number as finding, read.kind, read.roles,
        read.break_glass is not null as emergency
      from told join access.read on read.subject = 'finding:' || told.id where ${shown}
    union all select read.id, read.at, told.number, read.kind, read.roles, false from told join access.read on read.findings @> array[told.id]
      where ${shown}`
  const page = await readPage<Row>({
    order: 'own-reads',
    cursor,
    limit,
    keyOf: ({ id, finding }) => [id, finding],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`select * from (${all}) as found where ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, all),
  })
  const findings = await countUpTo(db, told)
  return { ...page, rows: page.rows.map(({ id: _, ...row }) => row), findings }
}
