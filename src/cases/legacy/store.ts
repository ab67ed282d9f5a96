import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import type { GivenCase } from './group.ts'
import { cell, type Row } from './parse.ts'
import type { Weighed } from './reasons.ts'

interface Taking {
  by: string
  file: string
  today: string
  event: number
}

/** Cells of a row; null where nothing is said. */
const said = (row: Row, keys: readonly string[]): Record<string, string | null> =>
  Object.fromEntries(keys.map((key) => [key, cell(row, key) || null]))

const DECISION = ['number', 'day', 'signer', 'authority', 'served', 'effective', 'ends', 'expunged', 'expungedBy', 'reversed'] as const

/** Puts cases that are new beside each other into the one function of the database that takes them, with the mark and the reasons. */
export async function storeCases(
  trx: Trx,
  cases: readonly GivenCase[],
  weighed: ReadonlyMap<GivenCase['people'][number], Weighed>,
  { by, file, today, event }: Taking,
): Promise<void> {
  const { rows: ids } = await sql<{ id: string }>`select uuidv7() as id from generate_series(1, ${cases.length}::int)`.execute(trx)
  const whole = cases.map((one, at) => ({ ...one, id: ids[at]!.id }))
  const given = {
    cases: whole.map(({ id, row, sha256 }) => ({
      ...said(row, ['unit', 'reference', 'title', 'opened', 'source']),
      id,
      sha256,
      file,
      row: row.at,
    })),
    people: whole.flatMap(({ id, people }) => people.map((person) => ({ case_id: id, ...personOf(weighed.get(person)!) }))),
    acts: whole.flatMap(({ id, people }) => people.flatMap(({ row, acts }) => acts.map((act) => ({ case_id: id, ...actOf(row, act) })))),
    heads: whole.flatMap(({ id, heads }) =>
      heads.map((head) => ({
        case_id: id,
        unit: cell(head, 'headed'),
        ...said(head, ['officer', 'role', 'from', 'until', 'outcome', 'form', 'day', 'number']),
      })),
    ),
  }
  await sql`select cases.take_legacy(${JSON.stringify(given)}::jsonb, ${by}, ${today}::date, ${event})`.execute(trx)
}

function personOf({ given: { row }, class: of, leads, known, reasons }: Weighed): Record<string, unknown> {
  return { ...said(row, ['officer', 'notified', 'heard', 'form', ...DECISION]), class: of, leads, known, reasons }
}

function actOf(person: Row, act: Row): Record<string, unknown> {
  const kinds = cell(act, 'kinds')
  return {
    ...said(act, ['what', 'from', 'detected', 'severity', 'version', 'entry']),
    until: cell(act, 'until') || cell(act, 'from') || null,
    officer: cell(person, 'officer'),
    kinds: kinds === '' ? [] : kinds.split('; '),
  }
}
