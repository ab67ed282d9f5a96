import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { meaningOf, type LawPack } from '../allowed/index.ts'
import type { Confirmation } from './schema.ts'

export interface Row {
  id: string
  rule: string
  meaning: string
  lawyer: string
  compared_on: string
  entered_by: string
  entered_at: string
  published_by: string | null
  published_at: string | null
}

const COLUMNS = sql`id, rule, meaning, lawyer, compared_on::text as compared_on, entered_by, entered_at, published_by, published_at`

/** Confirmations that stand, of whatever the rules said then. */
export async function standing(db: Db | Trx): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from law.confirmation where withdrawn_at is null order by rule, id`.execute(db)
  return rows
}

export function confirmationOf(row: Row, actor: Actor): Confirmation {
  const { id, rule, lawyer, compared_on: comparedOn, entered_by: enteredBy, entered_at, published_by: publishedBy, published_at } = row
  return {
    id,
    rule,
    lawyer,
    comparedOn,
    state: publishedBy === null ? 'entered' : 'published',
    enteredBy,
    enteredAt: new Date(entered_at).toISOString(),
    own: enteredBy === actor.id,
    publishedBy,
    publishedAt: published_at === null ? null : new Date(published_at).toISOString(),
  }
}

/**
 * Enters that a lawyer has compared a rule with its text. Throws `absent` where there is no such rule, `conflict` where that stands already, `input` for a
 * day that is still to come.
 */
export async function enterConfirmation(
  db: Db,
  actor: Actor,
  pack: LawPack,
  given: { rule: string; lawyer: string; comparedOn: string; reason: string; today: string },
): Promise<Confirmation> {
  const rule = pack.rules.find(({ id }) => id === given.rule)
  if (rule === undefined) throw new LiemError('absent', 'there is no such rule in the law that is loaded')
  if (given.comparedOn > given.today) throw new LiemError('input', 'the day of the comparison is still to come')
  const meaning = meaningOf(rule)
  const body = { meaning, lawyer: given.lawyer, comparedOn: given.comparedOn }
  return write(db, { actor, kind: 'law.confirmation-entered', subject: `law-rule:${rule.id}`, reason: given.reason, body }, async (trx) => {
    const { rows } = await sql<Row>`insert into law.confirmation (rule, meaning, lawyer, compared_on, entered_by)
      values (${rule.id}, ${meaning}, ${given.lawyer}, ${given.comparedOn}, ${actor.id})
      on conflict (rule, meaning) where withdrawn_at is null do nothing returning ${COLUMNS}`.execute(trx)
    if (rows[0] === undefined)
      throw new LiemError('conflict', 'that is entered already', { hint: 'it waits for a second person, or has force' })
    return confirmationOf(rows[0], actor)
  })
}

/** Publishes what somebody else entered. Throws `absent`; `denied` for whoever entered it; `conflict` where it is published or the rule says something else now. */
export async function publishConfirmation(
  db: Db,
  actor: Actor,
  pack: LawPack,
  { id, reason }: { id: string; reason: string },
): Promise<Confirmation> {
  const of = (row: Row) => ({
    actor,
    kind: 'law.confirmation-published',
    subject: `law-rule:${row.rule}`,
    reason,
    body: { id, meaning: row.meaning },
  })
  const before = await find(db, id)
  return write(db, of(before), async (trx) => {
    const row = await find(trx, id, true)
    if (row.published_by !== null) throw new LiemError('conflict', 'it is published already')
    if (row.entered_by === actor.id)
      throw new LiemError('denied', 'whoever entered it cannot publish it', { hint: 'ask somebody else who may' })
    if (!saysStill(pack, row))
      throw new LiemError('conflict', 'the rule says something else now', { hint: 'have it compared with its text again' })
    const { rows } = await sql<Row>`update law.confirmation set published_by = ${actor.id}, published_at = clock_timestamp()
      where id = ${id} returning ${COLUMNS}`.execute(trx)
    return confirmationOf(rows[0]!, actor)
  })
}

/** Takes a confirmation back, published or not. Throws `absent`. */
export async function withdrawConfirmation(db: Db, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<{ id: string }> {
  const { rule, meaning } = await find(db, id)
  const entry = { actor, kind: 'law.confirmation-withdrawn', subject: `law-rule:${rule}`, reason, body: { id, meaning } }
  return write(db, entry, async (trx) => {
    await find(trx, id, true)
    await sql`update law.confirmation set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp() where id = ${id}`.execute(trx)
    return { id }
  })
}

async function find(db: Db | Trx, id: string, forUpdate = false): Promise<Row> {
  const { rows } = await sql<Row>`select ${COLUMNS} from law.confirmation where id = ${id} and withdrawn_at is null
    ${forUpdate ? sql`for update` : sql``}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such confirmation, or it was taken back')
  return rows[0]
}

/** Whether the rule is as it was when it was compared. */
export function saysStill(pack: LawPack, { rule, meaning }: Row): boolean {
  const found = pack.rules.find(({ id }) => id === rule)
  return found !== undefined && meaningOf(found) === meaning
}
