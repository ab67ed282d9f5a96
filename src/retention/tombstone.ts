import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { LiemError, type Db } from '../base/index.ts'
import { day, id, instant } from '../base/schema.ts'
import { LOCAL } from '../jobs/index.ts'
import { keptPeriod } from '../law/kept/schema.ts'
import { write } from '../ledger/index.ts'
import { carryOut } from './destroy.ts'
import { KINDS } from './schema.ts'

/** What is left of a destruction, as a file beside the database: no word of what was destroyed, so that a restore can do it again. */
const tombstone = z.strictObject({
  liem: z.literal('destruction/1'),
  list: z.strictObject({
    ...{ id, number: z.string(), kind: z.enum(KINDS), day, basis: keptPeriod, reason: z.string(), root: z.string(), n: z.int() },
    ...{ drawn_by: z.string(), drawn_by_name: z.string(), drawn_account: z.string(), drawn_at: instant, proposed_at: instant },
    ...{ approved_by: z.string(), approved_by_name: z.string(), approved_account: z.string(), approved_at: instant, document: z.string() },
  }),
  items: z.array(
    z.strictObject({
      subject: z.string(),
      finding: z.uuid().nullable(),
      label: z.string(),
      unit: z.string().nullable(),
      since: day,
      due: day,
      stamp: z.int(),
    }),
  ),
})
type Tombstone = z.infer<typeof tombstone>

const FOLDER = 'destructions'
const folderOf = (home: string): string => join(home, FOLDER)

/** Writes what is left of a destruction into the home, whole or not at all; once more is the same file. */
export async function keepTombstone(db: Db, home: string, destruction: string): Promise<void> {
  const { list, items } = await readTombstone(db, destruction)
  await mkdir(folderOf(home), { recursive: true, mode: 0o700 })
  const file = join(folderOf(home), `${list.number}.json`)
  await writeFile(`${file}.part`, `${JSON.stringify({ liem: 'destruction/1', list, items }, null, 1)}\n`, { mode: 0o600, flush: true })
  await rename(`${file}.part`, file)
}

async function readTombstone(db: Db, destruction: string): Promise<Omit<Tombstone, 'liem'>> {
  const list = await db
    .selectFrom('retention.destruction')
    .select(['id', 'number', 'kind', 'day', 'basis', 'reason', 'root', 'n', 'drawn_by', 'drawn_by_name', 'drawn_account', 'drawn_at'])
    .select(['proposed_at', 'approved_by', 'approved_by_name', 'approved_account', 'approved_at', 'document'])
    .where('id', '=', destruction)
    .executeTakeFirstOrThrow()
  const items = await db
    .selectFrom('retention.item')
    .select(['subject', 'finding', 'label', 'unit', 'since', 'due', 'stamp'])
    .where('destruction', '=', destruction)
    .where('state', '=', 'destroyed')
    .orderBy('due')
    .orderBy('subject')
    .execute()
  return { list, items } as Omit<Tombstone, 'liem'>
}

/** What came of doing destructions again: those that the database knew, and how much was destroyed of the others. */
export interface Again {
  known: number
  again: number
  destroyed: number
  held: number
}

/**
 * After a restore: does every destruction again whose file is in the folder and which the database does not have, because it came after the backup. Two
 * persons stand for each already. What is held now is left. `home` is the new one, which gets these files, too. Throws `input` for a folder that is not
 * there, and a file that is not one of these.
 */
export async function destroyAgain(db: Db, home: string, folder: string): Promise<Again> {
  const files = (await readdir(folder).catch(noFolder(folder))).filter((name) => name.endsWith('.json')).toSorted()
  const all: Again = { known: 0, again: 0, destroyed: 0, held: 0 }
  for (const name of files) {
    const file = join(folder, name)
    const parsed = tombstone.safeParse(parse(await readFile(file, 'utf8')))
    if (!parsed.success)
      throw new LiemError('input', 'this file does not say what was destroyed', {
        place: { file },
        hint: 'take the folder of the installation as it is',
      })
    if (!(await take(db, parsed.data))) {
      all.known++
      continue
    }
    const done = await carryOut(
      db,
      { subject: `destruction:${parsed.data.list.id}`, tell: () => undefined, check: () => undefined },
      { again: true, written: (id) => keepTombstone(db, home, id) },
    )
    all.again++
    all.destroyed += done.destroyed
    all.held += done.left
  }
  return all
}

function noFolder(folder: string): (cause: Error) => never {
  return (cause) => {
    throw new LiemError('input', 'there is no such folder', {
      place: { file: folder },
      hint: 'name destructions/ of the home in which it was destroyed',
      cause,
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const AGAIN = 'Tiêu hủy lại sau khi khôi phục / Destroyed again after a restore'

/** Puts an approved list into the database as it was, unless it was carried out there already. */
async function take(db: Db, { list, items }: Tombstone): Promise<boolean> {
  const entry = { actor: LOCAL, kind: 'destruction.again', subject: `destruction:${list.id}`, reason: AGAIN }
  return write(db, { ...entry, body: (taken: boolean) => (taken ? { n: items.length } : null) }, async (trx) => {
    const values = { ...list, basis: JSON.stringify(list.basis), state: 'approved' as const }
    const taken = await trx
      .insertInto('retention.destruction')
      .values(values)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values).where('retention.destruction.state', '<>', 'done'))
      .returning('id')
      .executeTakeFirst()
    if (taken === undefined) return false
    const given = JSON.stringify(items)
    await sql`update retention.item set state = 'left', why = 'gone', at = clock_timestamp() where state = 'listed' and destruction <> ${list.id}
      and subject in (select subject from json_to_recordset(${given}::json) as given(subject text))`.execute(trx)
    await sql`insert into retention.item (destruction, subject, finding, label, unit, since, due, stamp)
      select ${list.id}, given.* from json_to_recordset(${given}::json)
        as given(subject text, finding uuid, label text, unit text, since date, due date, stamp bigint)
      on conflict (destruction, subject) do update set state = 'listed', why = null, at = null where item.state <> 'destroyed'`.execute(trx)
    return true
  })
}
