import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { localDay, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Bilingual, Scope } from '../../base/schema.ts'
import type { Trace } from '../../detect/index.ts'
import { zoneOfData } from '../../detect/store/index.ts'
import { readRuleVersion } from '../../law/versions/index.ts'
import type { Vocabulary } from '../../law/index.ts'
import { veiled } from '../../ledger/index.ts'
import { accountsIn } from '../show/accounts.ts'
import { accountDayKey, holdersOn, type AccountDay } from '../../organisation/index.ts'
import { knownWords } from '../show/timeline.ts'
import type { listNotices as contract, Notice } from './schema.ts'

interface Row {
  id: string
  number: string
  rulebook: string
  rule: string
  rule_number: number
  why: Bilingual
  trace: Trace['events']
  witnesses: number[]
  /** Accounts that were his at a witness event, and all others that are named. */
  own: string[]
  others: string[]
  statements: Notice['statements']
  happened_at: string | null
  raised_on: string
  concluded_at: string | null
}

const KEY = [sql`f.id`]

/** SQL: somebody was heard on the finding `f`, and nothing withholds it. */
const toldTo = (officer: string) =>
  sql`f.withheld_by is null and f.id in (select finding from findings.hearing where officer = ${officer} and outcome <> 'unreachable')`

/** SQL: `id`, `number` and `unit` of the findings of which whoever asks has notice. */
export function toldFindings({ actor }: Scope): RawBuilder<unknown> {
  return sql`select f.id, f.number, f.by_unit as unit from findings.finding f where ${toldTo(actor.id)}`
}

/** What is held of whoever asks, the newest first: only findings on which he was heard, and of them nothing that speaks of somebody else. */
export async function listNotices(db: Db, { actor }: Scope, { cursor, limit }: z.output<typeof contract.input>): Promise<Page<Notice>> {
  const told = toldTo(actor.id)
  const page = await readPage<Row>({
    order: 'notices',
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } =
        await sql<Row>`select f.id, f.number, f.rulebook, f.rule, f.rule_number, jsonb_build_object('en', f.why_en, 'vi', f.why_vi) as why,
          trace.events as trace, f.witnesses, f.happened_at, f.raised_on, f.concluded_at,
          array(select account from findings.named where finding = f.id and officer = ${actor.id}) as own,
          array(select word from findings.named left join organisation.officer person on person.number = named.officer
            cross join lateral (values (named.account), (named.officer), (person.name)) as words (word)
            where finding = f.id and officer is distinct from ${actor.id} and word is not null) as others,
          (select jsonb_agg(jsonb_build_object('outcome', outcome, 'said', said, 'on', held_on) order by at, hearing.id) from findings.hearing
            where finding = f.id and officer = ${actor.id} and outcome <> 'unreachable') as statements
        from findings.finding f join findings.trace trace on trace.id = f.trace where ${told} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from findings.finding f where ${told}`),
  })
  const [words, zone] = await Promise.all([knownWords(), zoneOfData(db)])
  const holders = await holdersOn(
    db,
    page.rows.flatMap((row) => row.trace.flatMap((event) => dayOf(row, event, zone) ?? [])),
  )
  const isHis: IsHis = (row, event) => {
    const day = dayOf(row, event, zone)
    return day !== null && holders.get(accountDayKey(day))?.officer === actor.id
  }
  return { ...page, rows: await Promise.all(page.rows.map((row) => noticeOf(db, row, { words, zone, isHis }))) }
}

type Event = Row['trace'][number]
/** Whether a step under an account that was his at a witness event was taken on a day on which he held it: before and after, others may have. */
type IsHis = (row: Row, event: Event) => boolean

function dayOf({ own }: Row, { at, account }: Event, zone: string): AccountDay | null {
  return at === null || account === null || !own.includes(account) ? null : { account, day: localDay(zone, Date.parse(at)) }
}

interface Putting {
  words: Vocabulary
  zone: string
  isHis: IsHis
}

async function noticeOf(db: Db, row: Row, { words, zone, isHis }: Putting): Promise<Notice> {
  const version = await readRuleVersion(db, row.rulebook, row.rule, row.rule_number)
  const title = version?.title ?? { en: row.rule, vi: row.rule }
  const others = [...row.others, ...accountsIn(row.trace)].filter((word) => !row.own.includes(word))
  return {
    id: row.id,
    number: row.number,
    rule: row.rule,
    title,
    words: version?.words ?? title,
    basis: (version?.basis ?? []).map(({ cite, confirmed }) => ({ cite, confirmed })),
    why: veiled(row.why, others),
    steps: stepsOf(row, words, isHis),
    statements: row.statements,
    happenedAt: row.happened_at,
    raisedOn: row.raised_on,
    noticeOn: row.statements.map(({ on }) => on).toSorted()[0]!,
    concludedOn: row.concluded_at === null ? null : localDay(zone, Date.parse(row.concluded_at)),
  }
}

/** Witness events were attributed when the finding was raised. */
function stepsOf(row: Row, { names }: Vocabulary, isHis: IsHis): Notice['steps'] {
  const { trace, own, witnesses } = row
  return trace.flatMap((event, position) => {
    const { at, activity, account } = event
    const place = witnesses.indexOf(position)
    if (account === null || !own.includes(account) || (place < 0 && !isHis(row, event))) return []
    const name = { en: activity, vi: names.get(activity) ?? activity }
    return [{ at, activity: name, account, witness: place < 0 ? null : place + 1 }]
  })
}
