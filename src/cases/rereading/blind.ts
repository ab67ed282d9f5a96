import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import { blindFinding } from '../../findings/index.ts'
import { VEILED, veiled } from '../../ledger/index.ts'
import { standingOf } from '../law.ts'
import { actOf, actsOf, type ActRow } from '../show.ts'
import type { BlindCase } from './schema.ts'

interface Row {
  acts: ActRow[]
  people: string[]
  circumstances: { officer: string; kind: string; from: string | null; until: string | null }[]
  explanations: { officer: string; day: string; words: string; heard: string | null }[]
  findings: string[]
  /** Numbers, accounts and names of everybody in it, and of whoever worked on it. */
  words: string[]
}

/** Numbers of findings and cases, by which somebody could look them up. */
const NUMBERS = /\b(?:PH|VV)-\d{2,4}-\d+\b/gu

/**
 * A case as it is read again: what is said to have been done, what surrounds it, what whoever is concerned said, and the findings; the same however it ended,
 * to the byte. No degree, meeting, council, opinion, note, decision or review, nor who handled it; people are numbered. In the rights of the system.
 */
export async function blindCase(db: Db, id: string, day: string): Promise<BlindCase> {
  const { rows } = await sql<Row>`select ${actsOf(sql`a.case_id = c.id`)} as acts,
      array(select officer from cases.party where case_id = c.id and role = 'concerned' order by officer) as people,
      coalesce((select jsonb_agg(jsonb_build_object('officer', officer, 'kind', kind, 'from', from_day, 'until', until_day) order by from_day, id)
        from cases.circumstance where case_id = c.id), '[]') as circumstances,
      coalesce((select jsonb_agg(jsonb_build_object('officer', officer, 'day', day, 'words', words, 'heard', body ->> 'heard') order by day, at, id)
        from cases.step where case_id = c.id and kind = 'explanation'), '[]') as explanations,
      array(select finding from cases.source where case_id = c.id order by finding) as findings,
      array(select word from (
          select p.officer from cases.party p where p.case_id = c.id union select n.officer from findings.named n join cases.source s using (finding)
            where s.case_id = c.id union select s.by from cases.step s where s.case_id = c.id union select c.handler) as one
        left join organisation.officer o on o.number = one.officer cross join lateral (values (one.officer), (o.name)) as words (word) where word is not null
        union select n.account from findings.named n join cases.source s using (finding) where s.case_id = c.id) as words
    from cases.case c where c.id = ${id}`.execute(db)
  const { acts, people, circumstances, explanations, findings, words } = rows[0]!
  const place = (officer: string): number => people.indexOf(officer) + 1
  const hide = (text: string): string => veiled(text.replaceAll(NUMBERS, VEILED), words)
  const standings = await Promise.all(people.map((officer) => standingOf(db, officer, day)))
  return {
    acts: acts.map((row, at) => {
      const { officer, what, from, until, detected, kinds, entry } = actOf(row)
      const named = entry === null ? null : { version: entry.version, code: entry.code, act: entry.act }
      return { n: at + 1, person: place(officer), what: hide(what), from, until, detected, kinds, entry: named }
    }),
    people: standings.map(({ class: of, leads }, at) => ({ person: at + 1, class: of, leads })),
    circumstances: circumstances.map(({ officer, ...one }) => ({ ...one, person: place(officer) })),
    explanations: explanations.map(({ officer, heard, words: said, day: on }) => ({
      person: place(officer),
      day: on,
      heard: heard ?? 'given',
      words: hide(said),
    })),
    findings: await Promise.all(findings.map((finding) => blindFinding(db, finding))),
  }
}
