import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { namesOf, personOf } from '../list.ts'
import { lockCase, requireCase, subjectOf } from '../scope.ts'
import type { CaseAfter, giveTold as giveContract, OwnTold, Told } from './schema.ts'
import { requireDay } from './serve.ts'
import { showAfter } from './show.ts'

const ISO = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)
const SEEN = sql`to_char(t.seen_at at time zone 'UTC', ${ISO}) as "seenAt"`

type Row = Omit<Told, 'who' | 'inside' | 'given'> & {
  actor: string | null
  name: string
  on: string | null
  how: string | null
  by: string | null
}

/** Who had been told of what was reversed in a case, and whether each knows by now. Throws `absent`. */
export async function listTold(db: Db, scope: Scope, { id }: { id: string }): Promise<{ rows: Told[] }> {
  await requireCase(db, scope, id)
  const { rows } =
    await sql<Row>`select t.id, t.ruling, t.way, t.actor, t.name, t.since::text as since, ${SEEN}, t.given_on::text as on, t.given_how as how,
      t.given_by as by
    from cases.told t join cases.ruling r on r.id = t.ruling where t.case_id = ${id}
      and ((select access.is_request()) or t.way <> 'reviewed' or t.actor <> all(${scope.hidden}::text[]))
    order by r.signed_at desc, array_position(array['concerned', 'recipient', 'reviewed', 'read', 'export', 'webhook'], t.way), t.since, t.id`.execute(
      db,
    )
  const names = await namesOf(
    db,
    [id],
    rows.flatMap(({ actor, by }) => [actor, by].filter((one) => one !== null)),
  )
  return {
    rows: rows.map(({ actor, name, on, how, by, ...row }) => ({
      ...row,
      // What is told of a webhook is told to whoever keeps it.
      who: { id: actor ?? '', name: row.way === 'webhook' || actor === null ? name : (names.get(actor) ?? name) },
      inside: actor !== null,
      given: on === null ? null : { on, how: how!, by: personOf(names, by!) },
    })),
  }
}

/** Enters that somebody was told on paper. Throws `absent`; `conflict` where that is entered; `input` for a day before the ruling, or still to come. */
export async function giveTold(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, told, day, how }: z.output<typeof giveContract.input>,
): Promise<CaseAfter> {
  const { actor } = scope
  await write(db, { actor, kind: 'case.told', subject: subjectOf(id), reason: GIVEN, body: { told, day } }, async (trx) => {
    await lockCase(trx, scope, id)
    const { rows } = await sql<{ day: string; given: boolean }>`select r.day::text as day, t.given_on is not null as given
      from cases.told t join cases.ruling r on r.id = t.ruling where t.id = ${told} and t.case_id = ${id}`.execute(trx)
    const [found] = rows
    if (found === undefined) throw new LiemError('absent', 'nobody of that name was told in this case')
    if (found.given) throw new LiemError('conflict', 'this notice is entered already')
    requireDay(day, found.day)
    await sql`update cases.told set given_on = ${day}, given_how = ${how}, given_by = ${actor.id} where id = ${told}`.execute(trx)
  })
  return showAfter(db, scope, pack, { id })
}

const GIVEN = 'Đã báo bằng văn bản / Told on paper'

const ownTold = (where: RawBuilder<unknown>): RawBuilder<OwnTold> =>
  sql<OwnTold>`select t.id, c.number as case, jsonb_build_object('number', d.number, 'day', d.day) as decision,
      jsonb_build_object('kind', r.kind, 'number', r.number, 'day', r.day) as ruling, t.way, t.since::text as since, ${SEEN}
    from cases.told t join cases.ruling r on r.id = t.ruling join cases.decision d on d.id = r.decision join cases.case c on c.id = t.case_id
    where ${where} order by t.seen_at is not null, r.signed_at desc, t.id limit 200`

/** Decisions of which whoever asks had been told and that stand no more; those of which he does not know first. Whom they are about is not in it. */
export async function listOwnTold(db: Db, { actor }: Scope): Promise<{ rows: OwnTold[] }> {
  return { rows: (await ownTold(sql`t.actor = ${actor.id}`).execute(db)).rows }
}

/** That whoever asks knows it. Throws `absent`. */
export async function seeTold(db: Db, { actor }: Scope, { id }: { id: string }): Promise<OwnTold> {
  const entry = { actor, kind: 'case.told-seen', subject: null, reason: KNOWN, body: (isNew: boolean) => (isNew ? { told: id } : null) }
  await write(db, entry, async (trx) => {
    const { rows } =
      await sql`update cases.told set seen_at = clock_timestamp() where id = ${id} and actor = ${actor.id} and seen_at is null returning id`.execute(
        trx,
      )
    return rows.length > 0
  })
  return readOwnTold(db, actor.id, id)
}

/** One of them. Throws `absent`. */
export async function readOwnTold(db: Db, actor: string, id: string): Promise<OwnTold> {
  const [found] = (await ownTold(sql`t.actor = ${actor} and t.id = ${id}`).execute(db)).rows
  if (found === undefined) throw new LiemError('absent', 'nobody of that name was told in this case')
  return found
}

const KNOWN = 'Đã biết quyết định không còn hiệu lực / Knows that a decision stands no more'
