import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { readProofs, wrongsOf } from '../../access/proofs/index.ts'
import { PROOF_FILE, type ProofFile, type ProofRow } from '../../access/proofs/schema.ts'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { namesOf, personOf } from '../list.ts'
import { readsCase, requireCase, subjectOf } from '../scope.ts'
import { readActs, subjectOfAct, textOfAct, type ActRow } from './acts.ts'
import { demandedToday } from './prove.ts'
import type { CaseProofs } from './schema.ts'

/** What was signed in a case, with a passkey or without, each verified again and held against the record. Throws `absent`. */
export async function listProofs(db: Db, scope: Scope, pack: LawPack, { id }: { id: string }): Promise<CaseProofs> {
  await requireCase(db, scope, id)
  const { acts, proofs } = await ofCase(db, id)
  const names = await namesOf(
    db,
    [id],
    acts.map(({ by }) => by!),
  )
  const rows = acts.map((row) => {
    const proof = proofs.get(row.record)
    const shown = proof === undefined ? null : { sha256: proof.sha256, at: proof.at, wrong: [...wrongsOf(proof), ...differs(row, proof)] }
    return { act: row.act, record: row.record, by: personOf(names, row.by!), proof: shown }
  })
  return { id, demanded: [...demandedToday(pack)], rows }
}

const differs = (row: ActRow, { text }: ProofRow): readonly 'record'[] =>
  textOfAct(row, { number: row.number!, by: row.by! }) === text ? [] : ['record']

async function ofCase(db: Db, id: string): Promise<{ acts: ActRow[]; proofs: ReadonlyMap<string, ProofRow> }> {
  const [acts, proofs] = await Promise.all([
    readActs(db, sql`one.case_id = ${id} and one.by is not null`),
    readProofs(db, sql`p.subject = ${subjectOf(id)}`),
  ])
  return { acts, proofs: new Map(proofs.map((proof) => [proof.record, proof])) }
}

/** The file of a case. Throws `absent`. */
export async function sendProofs(db: Db, scope: Scope, { id }: { id: string }): Promise<{ name: string; body: Readable }> {
  await requireCase(db, scope, id)
  const { acts, proofs } = await ofCase(db, id)
  const name = `${acts[0]?.number_of_case ?? id}-passkeys.json`
  return { name, body: Readable.from([Buffer.from(`${JSON.stringify(fileOf(acts, [...proofs.values()]), null, 2)}\n`)]) }
}

/** The file of all cases that are seen, or of those of one number. */
export async function exportProofs(db: Db, scope: Scope, number: string | null): Promise<ProofFile> {
  const sees = sql`exists (select from cases.case c where c.id = one.case_id and ${readsCase(scope)} and (${number}::text is null or c.number = ${number}))`
  const acts = await readActs(db, sql`one.by is not null and ${sees}`)
  const proofs = await readProofs(db, sql`p.subject = any(${[...new Set(acts.map(subjectOfAct))]}::text[])`)
  return fileOf(acts, proofs)
}

function fileOf(acts: readonly ActRow[], rows: ProofRow[]): ProofFile {
  const proved = new Set(rows.map(({ record }) => record))
  const without = acts
    .filter(({ record }) => !proved.has(record))
    .map((row) => ({ act: row.act, subject: subjectOfAct(row), record: row.record, by: row.by!, at: row.at! }))
  return { liem: PROOF_FILE, rows, without }
}
