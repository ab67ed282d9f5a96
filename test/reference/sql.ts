/**
 * A plain-SQL reference of every template, for a real DuckDB in memory. SQL's NULL is Kleene's unknown, so the
 * formulas (sql-templates.ts) are those of the table of templates; `any3` is "there is one" in three values.
 */
import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Calendar, Case, Event, Judgement, Rule, Rulebook, Verdict } from './model.ts'
import { DAY, list, shift, text } from './sql-parts.ts'
import { sqlOf } from './sql-templates.ts'

/** `pair` holds every two different events of a case; `pos` is null for a rejected row. */
const SCHEMA = `
CREATE TABLE event(case_no INT, id INT, pos INT, act VARCHAR, ts BIGINT, res VARCHAR, channel VARCHAR, lot VARCHAR, amount VARCHAR);
CREATE TABLE kase(case_no INT, finished BOOL);
CREATE TABLE slot(opens BIGINT, closes BIGINT);
CREATE TABLE workday(day BIGINT, ends BIGINT);
CREATE TABLE pair(case_no INT, x_id INT, y_id INT, before BOOL, direct BOOL);
CREATE MACRO any3(v) AS CASE WHEN bool_or(v) THEN true WHEN bool_or(v IS NULL) THEN NULL ELSE false END;
CREATE MACRO kept(v, pos) AS CASE WHEN pos IS NULL THEN NULL ELSE v END;
CREATE MACRO worked(x, y) AS (SELECT coalesce(sum(greatest(0, least(closes, y) - greatest(opens, x))), 0) FROM slot);
`

const PAIRS = `
INSERT INTO pair
WITH o AS (
  SELECT x.case_no, x.id AS x_id, y.id AS y_id,
         CASE WHEN x.pos IS NULL OR y.pos IS NULL OR x.ts IS NULL OR y.ts IS NULL THEN NULL
              ELSE x.ts < y.ts OR (x.ts = y.ts AND x.id < y.id) END AS before
  FROM event x JOIN event y ON x.case_no = y.case_no AND x.id <> y.id)
SELECT o.case_no, o.x_id, o.y_id, o.before,
       o.before AND NOT (SELECT any3(f.before AND g.before) FROM o f JOIN o g ON f.y_id = g.x_id WHERE f.x_id = o.x_id AND g.y_id = o.y_id)
FROM o`

export interface SqlReference {
  load: (cases: readonly Case[], rulebook: Rulebook) => Promise<void>
  /** One judgement per case, and the SQL that gave them. */
  judge: (rule: Rule, rulebook: Rulebook) => Promise<{ judgements: Judgement[]; sql: string }>
  close: () => void
}

export async function openSqlReference(): Promise<SqlReference> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const db = await instance.connect()
  await db.run(SCHEMA)
  return {
    load: (cases, rulebook) => load(db, cases, rulebook.calendar),
    judge: async (rule, rulebook) => {
      const sql = sqlOf(rule, rulebook)
      return { sql, judgements: (await db.runAndReadAll(sql)).getRowObjectsJS().map(judgement) }
    },
    close: () => {
      db.closeSync()
      instance.closeSync()
    },
  }
}

const judgement = (row: Record<string, unknown>): Judgement => ({
  verdict: row['verdict'] as Verdict,
  events: (row['events'] as number[] | null) ?? [],
})

async function load(db: DuckDBConnection, cases: readonly Case[], calendar: Calendar): Promise<void> {
  const events = cases.flatMap((kase, no) => [...kase.events, ...kase.rejected].map((event) => eventSql(event, no)))
  await db.run('TRUNCATE event; TRUNCATE kase; TRUNCATE pair; TRUNCATE slot; TRUNCATE workday')
  if (events.length > 0) await db.run(`INSERT INTO event VALUES ${events.join(',\n')}`)
  if (cases.length > 0) await db.run(`INSERT INTO kase VALUES ${cases.map((kase, no) => `(${no}, ${kase.finished})`).join(', ')}`)
  await db.run(PAIRS)
  await db.run(calendarSql(calendar))
}

function eventSql(event: Event, no: number): string {
  const texts = [event.resource, event.attributes.channel, event.attributes.lot, event.attributes.amount].map(text)
  return `(${[no, event.id, event.position ?? 'NULL', text(event.activity), event.time ?? 'NULL', ...texts].join(', ')})`
}

/** Opening slots and working days of the months around the logs of the tests. */
function calendarSql(calendar: Calendar): string {
  const weekdays = calendar.days.map((day) => 1 + ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(day))
  const days = `FROM (SELECT unnest(generate_series(TIMESTAMP '2025-12-01', TIMESTAMP '2026-07-01', INTERVAL 1 DAY)) AS d)
    WHERE isodow(d) IN (${weekdays.join(', ')}) AND strftime(d, '%Y-%m-%d') NOT IN ${list([...calendar.holidays, '-'])}`
  const micros = (clock: string): number => (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60_000_000
  const midnight = `epoch_us(d) - ${shift(calendar.timezone)}`
  const slots = calendar.hours.map((slot) => slot.split('-').map(micros))
  return [
    ...slots.map(([opens, closes]) => `INSERT INTO slot SELECT ${midnight} + ${opens}, ${midnight} + ${closes} ${days}`),
    `INSERT INTO workday SELECT epoch_us(d) // ${DAY}, ${midnight} + ${DAY} ${days}`,
  ].join(';\n')
}
