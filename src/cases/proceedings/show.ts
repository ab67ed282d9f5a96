import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { besideRules } from '../../law/proceedings/index.ts'
import { namesOf, personOf } from '../list.ts'
import { askEach } from '../points.ts'
import { requireCase } from '../scope.ts'
import { list } from '../show.ts'
import { PARTY } from './kinds.ts'
import type { CaseProceedings, Referral } from './schema.ts'

interface Row {
  referrals: (Omit<Referral, 'officer' | 'returnedOn' | 'proceedOn'> & { officer: string })[]
  party: { id: string; officer: string; form: string | null; announced: string | null; document: string }[]
}

/** Criminal proceedings and discipline by the Party beside a case, and what the law of today says of either. Throws `absent`. */
export async function showProceedings(db: Db, scope: Scope, pack: LawPack, { id }: { id: string }): Promise<CaseProceedings> {
  await requireCase(db, scope, id)
  const { rows } = await sql<Row>`select
      ${list(sql`select r.id, r.officer, r.origin, r.body, r.day, r.document,
          ${list(sql`select n.id, n.kind, n.ends, n.day, n.document from cases.referral_news n where n.referral = r.id order by n.day, n.id`)} as news
        from cases.referral r where r.case_id = ${id} order by r.day, r.id`)} as referrals,
      ${list(sql`select c.id, c.officer, c.facts ->> 'form' as form, c.facts ->> 'announced' as announced, c.document
        from cases.circumstance c where c.case_id = ${id} and c.kind = ${PARTY} order by c.from_day, c.id`)} as party`.execute(db)
  const { referrals, party } = rows[0]!
  const [people, asks] = await Promise.all([
    namesOf(
      db,
      [id],
      [...referrals, ...party].map(({ officer }) => officer),
    ),
    askEach(db, id, (about) => besideRules(pack, about, PARTY)),
  ])
  return {
    id,
    referrals: referrals.map((row) => ({ ...row, officer: personOf(people, row.officer), ...daysOf(row.news) })),
    party: party.flatMap(({ form, announced, officer, ...row }) =>
      form === null || announced === null ? [] : [{ ...row, form, announced, officer: personOf(people, officer) }],
    ),
    asks: asks.map(({ officer, law }) => ({ officer, rules: law?.rules ?? [], party: law?.party ?? [] })),
  }
}

function daysOf(news: Referral['news']): Pick<Referral, 'returnedOn' | 'proceedOn'> {
  return {
    returnedOn: news.find(({ ends }) => ends)?.day ?? null,
    proceedOn: news.findLast(({ kind }) => kind === 'proceed')?.day ?? null,
  }
}
