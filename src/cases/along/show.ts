import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { namesOf, personOf } from '../list.ts'
import { requireCase } from '../scope.ts'
import { submissionsOf } from '../submissions/list.ts'
import { restOf } from './pure.ts'
import { namedIn } from './named.ts'
import type { CaseAlong, CaseGoods, CaseMoney, CaseReply } from './schema.ts'

interface Row {
  goods: (Omit<CaseGoods, 'unit' | 'owner'> & { unit: string; owner: string | null })[]
  money: (Omit<CaseMoney, 'officer' | 'rest' | 'late'> & { officer: string | null })[]
  replies: (Omit<CaseReply, 'draftedBy' | 'checkedBy' | 'names'> & {
    draftedBy: string
    checkedBy: string | null
    names: string[] | null
  })[]
  reports: string[]
}

/** What goes along with a case. Throws `absent`. */
export async function showAlong(db: Db, scope: Scope, { id }: { id: string }): Promise<CaseAlong> {
  await requireCase(db, scope, id)
  const on = sql`${today()}::date`
  const { rows } = await sql<Row>`select
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'what', what, 'unit', unit, 'owner', owner, 'due', due, 'result', result,
        'doneOn', done_on, 'late', result is null and due < ${on}) order by due, id) from cases.goods where case_id = ${id}), '[]') as goods,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'officer', officer, 'payee', payee, 'amount', amount::text, 'due', due,
        'document', document, 'payments', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'amount', p.amount::text, 'day', p.day,
          'document', p.document) order by p.day, p.id) from cases.payment p where p.money = m.id), '[]')) order by due, id)
        from cases.money m where case_id = ${id}), '[]') as money,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'trader', trader, 'words', words, 'draftedBy', drafted_by, 'checkedBy', checked_by,
        'names', names, 'lawful', lawful, 'sentOn', sent_on, 'letter', letter, 'state', case when withdrawn_by is not null then 'withdrawn'
          when sent_by is not null then 'sent' when checked_by is not null then 'checked' else 'draft' end) order by drafted_at, id)
        from cases.reply where case_id = ${id}), '[]') as replies,
      array(select number from cases.report where case_id = ${id} order by number) as reports`.execute(db)
  return shownOf(db, scope, id, rows[0]!)
}

async function shownOf(db: Db, scope: Scope, id: string, { goods, money, replies, reports }: Row): Promise<CaseAlong> {
  const named = [
    ...goods.flatMap(({ owner }) => owner ?? []),
    ...money.flatMap(({ officer }) => officer ?? []),
    ...replies.flatMap(({ draftedBy, checkedBy }) => [draftedBy, checkedBy ?? draftedBy]),
  ]
  const [names, units, submissions, found] = await Promise.all([
    namesOf(db, [id], named),
    unitNames(
      db,
      goods.map(({ unit }) => unit),
    ),
    submissionsOf(db, scope, id),
    Promise.all(replies.map(async ({ names: kept, words }) => kept ?? namedIn(db, id, words))),
  ])
  const person = (one: string) => personOf(names, one)
  const orNone = (one: string | null) => (one === null ? null : person(one))
  return {
    id,
    goods: goods.map((one) => ({ ...one, unit: units.get(one.unit)!, owner: orNone(one.owner) })),
    money: money.map((one) => ({ ...one, ...owed(one), officer: orNone(one.officer) })),
    replies: replies.map((one, at) => ({ ...one, draftedBy: person(one.draftedBy), checkedBy: orNone(one.checkedBy), names: found[at]! })),
    submissions: submissions.map(({ id: own, number, kind, state, to, due, late }) => ({ id: own, number, kind, state, to, due, late })),
    reports,
  }
}

function owed({ amount, payments, due }: Row['money'][number]): Pick<CaseMoney, 'rest' | 'late'> {
  const paid = payments.map((one) => one.amount)
  const rest = restOf(amount, paid)
  return { rest, late: rest !== '0' && due < today() }
}
