import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import { mentions } from '../../ledger/index.ts'

/** SQL: whom words of a case may name: numbers, names and accounts of people in it, of its reviews and findings, and the numbers of its reports. */
const NAMEABLE = (caseId: string) => sql<{ word: string }>`with people as (
    select officer from cases.party where case_id = ${caseId} union select officer from cases.taken where case_id = ${caseId}
    union select officer from cases.review where case_id = ${caseId}
    union select n.officer from findings.named n join cases.source s on s.finding = n.finding where s.case_id = ${caseId} and n.officer is not null)
  select distinct word from (select officer as word from people union all select o.name from people join organisation.officer o on o.number = people.officer
    union all select n.account from findings.named n join cases.source s on s.finding = n.finding where s.case_id = ${caseId}
    union all select number from cases.report where case_id = ${caseId}) as words where word is not null order by 1`

/** Words of the case that stand in a text, with or without diacritics. */
export async function namedIn(db: Db | Trx, caseId: string, text: string): Promise<string[]> {
  const { rows } = await NAMEABLE(caseId).execute(db)
  return rows.map(({ word }) => word).filter((word) => mentions(text, [word]))
}
