import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { competent, type Competence } from '../../law/competence/index.ts'
import { above, unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { namesOf, personOf } from '../list.ts'
import { requireCase } from '../scope.ts'
import { competenceFacts } from './facts.ts'
import type { CompetenceShown, showCompetence as contract, ShownCompetence } from './schema.ts'

type Answers = { forms: string[]; competence: Competence }[]

/** Who decides on somebody on a day, one answer for all forms of which it is the same. */
async function answersFor(db: Db | Trx, pack: LawPack, of: { id: string; officer: string; day: string }): Promise<Answers> {
  const facts = await competenceFacts(db, of)
  const all = pack.terms.forms.map(({ id: form }) => ({ form, competence: competent(pack, { ...facts, form }) }))
  const same = Map.groupBy(all, (one) => JSON.stringify(one.competence))
  return [...same.values()].map((ones) => ({ forms: ones.map(({ form }) => form), competence: ones[0]!.competence }))
}

/** Of everybody concerned. */
export async function everyAnswer(
  db: Db | Trx,
  pack: LawPack,
  { id, day }: { id: string; day: string },
): Promise<{ officer: string; answers: Answers }[]> {
  const { rows } = await sql<{
    officer: string
  }>`select officer from cases.party where case_id = ${id} and role = 'concerned' order by officer`.execute(db)
  return Promise.all(rows.map(async ({ officer }) => ({ officer, answers: await answersFor(db, pack, { id, officer, day }) })))
}

/** Units that decide on somebody concerned, where that is neither this unit nor one above or below it, by their codes. */
export async function elsewhereOf(db: Db | Trx, unit: string, every: readonly { answers: Answers }[]): Promise<string[]> {
  const own = await above(db, unit)
  const units = new Set(every.flatMap(({ answers }) => answers.flatMap(({ competence }) => competence.unit ?? [])))
  const beside = await Promise.all(
    [...units].filter((one) => !own.includes(one)).map(async (one) => ((await above(db, one)).includes(unit) ? [] : [one])),
  )
  return beside.flat().toSorted()
}

interface TransferRow {
  id: string
  from: string
  to: string
  reason: string
  by: string
  at: string
}

/** Who is competent on a day, and where the case went or can go for it. Throws `absent`. */
export async function showCompetence(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, day = today() }: z.output<typeof contract.input>,
): Promise<ShownCompetence> {
  await requireCase(db, scope, id)
  const [asked, now, { rows: transfers }, { rows: cases }] = await Promise.all([
    everyAnswer(db, pack, { id, day }),
    everyAnswer(db, pack, { id, day: today() }),
    sql<TransferRow>`select id, from_unit as "from", to_unit as "to", reason, by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from cases.transfer where case_id = ${id} order by transfer.at, id`.execute(db),
    sql<{ unit: string; state: string }>`select unit, state from cases.case where id = ${id}`.execute(db),
  ])
  const elsewhere = await elsewhereOf(db, cases[0]!.unit, now)
  const codes = asked.flatMap(({ answers }) =>
    answers.flatMap(({ competence: { unit, former } }) => [...(unit === null ? [] : [unit]), ...former]),
  )
  const [units, people] = await Promise.all([
    unitNames(db, [...codes, ...elsewhere, ...transfers.flatMap(({ from, to }) => [from, to])], day),
    namesOf(db, [id], [...asked.flatMap(numbersIn), ...transfers.map(({ by }) => by)]),
  ])
  const person = (number: string): { id: string; name: string } => personOf(people, number)
  const shown = ({ unit, signers, former, ...rest }: Competence): CompetenceShown => ({
    ...rest,
    unit: unit === null ? null : units.get(unit)!,
    signers: signers.map((one) => ({ ...one, officer: person(one.officer) })),
    former: former.map((code) => units.get(code)!),
  })
  return {
    day,
    rows: asked.map(({ officer, answers }) => ({
      officer: person(officer),
      answers: answers.map(({ forms, competence }) => ({ forms, competence: shown(competence) })),
    })),
    elsewhere: elsewhere.map((code) => units.get(code)!),
    transfers: transfers.map((one) => ({ ...one, from: units.get(one.from)!, to: units.get(one.to)!, by: person(one.by) })),
  }
}

const numbersIn = ({ officer, answers }: { officer: string; answers: Answers }): string[] => [
  officer,
  ...answers.flatMap(({ competence }) => competence.signers.map((one) => one.officer)),
]
