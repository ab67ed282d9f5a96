import type { Condition, Operand, Rule, Rulebook, Side } from './model.ts'

export const text = (value: string | null): string => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`)
export const list = (values: readonly string[]): string => `(${values.map(text).join(', ')})`

/** Fixed offsets only: the reference does its day arithmetic in whole microseconds. */
const OFFSETS: Record<string, number> = { UTC: 0, 'Asia/Ho_Chi_Minh': 7, 'America/Bogota': -5 }
export const DAY = 86_400_000_000

export function shift(timezone: string): number {
  const hours = OFFSETS[timezone]
  if (hours === undefined) throw new Error(`the SQL reference knows no fixed offset of ${timezone}`)
  return hours * 3_600_000_000
}

const localDay = (ts: string, timezone: string): string => `((${ts} + ${shift(timezone)}) // ${DAY})`

/** The condition that an event lies on a day on which the rule applies; undefined where it always does. */
export function daysSql({ from, until }: Rule, { timezone }: Rulebook): string | undefined {
  const bounds = [
    ...(from === undefined ? [] : [`${localDay('ts', timezone)} >= epoch_us(TIMESTAMP '${from}') // ${DAY}`]),
    ...(until === undefined ? [] : [`${localDay('ts', timezone)} <= epoch_us(TIMESTAMP '${until}') // ${DAY}`]),
  ]
  return bounds.length === 0 ? undefined : `kept(${bounds.join(' AND ')}, pos)`
}

/** Whether an event matches a side: never certain for a rejected row. */
export const sideSql = (side: Side): string =>
  `(act IN ${list(side.activities)} AND kept(${side.when === undefined ? 'true' : conditionSql(side.when, ({ name }) => name)}, pos))`

/** `correlate` and `within` between two events. */
export function fitsSql(rule: Rule, rulebook: Rulebook, a: string, b: string): string {
  const time = timeSql(rule, rulebook, `${a}.ts`, `${b}.ts`)
  const correlate = rule.correlate && conditionSql(rule.correlate, ({ name, of }) => `${of === 'a' ? a : b}.${name}`)
  return [time, ...(correlate === undefined ? [] : [correlate])]
    .map((part) => (part === 'true' ? part : `kept(kept(${part}, ${a}.pos), ${b}.pos)`))
    .join(' AND ')
}

/** Whether an event that comes after all of the case could still be in time for x. */
export const stillInTimeSql = (rule: Rule, rulebook: Rulebook, x: string): string =>
  `coalesce(kept(${timeSql(rule, rulebook, `${x}.ts`, `(SELECT max(l.ts) FROM event l WHERE l.case_no = ${x}.case_no AND l.pos IS NOT NULL)`)}, ${x}.pos), true)`

function timeSql({ within }: Rule, { calendar }: Rulebook, x: string, y: string): string {
  if (within === undefined) return 'true'
  const [, amount, unit] = /^(\d+)(m|h|d|wh|wd)$/.exec(within) ?? []
  const micros = Number(amount) * 60_000_000 * (unit === 'm' ? 1 : unit === 'd' ? 1440 : 60)
  const [early, late] = [`least(${x}, ${y})`, `greatest(${x}, ${y})`]
  const holds = {
    wh: `worked(${early}, ${late}) <= ${micros}`,
    wd: `(SELECT count(*) FROM workday WHERE day > ${localDay(early, calendar.timezone)} AND ends < ${late}) < ${amount}`,
  }[unit!]
  return `CASE WHEN ${x} IS NULL OR ${y} IS NULL THEN NULL ELSE ${holds ?? `${late} - ${early} <= ${micros}`} END`
}

/** A condition over the case `kase`. */
export const caseConditionSql = (condition: Condition): string =>
  conditionSql(
    condition,
    (operand) => ofCase(operand.name, operand.pick),
    (name) => `(SELECT count(${name}) > 0 ${OF_CASE})`,
  )

const OF_CASE = 'FROM event v WHERE v.case_no = kase.case_no AND v.pos IS NOT NULL'

function ofCase(name: string, pick?: 'first' | 'last'): string {
  const one = `WHEN count(DISTINCT ${name}) = 1 THEN any_value(${name})`
  const end =
    pick === undefined
      ? ''
      : `WHEN bool_and(ts IS NOT NULL) THEN arg_${pick === 'first' ? 'min' : 'max'}(${name}, pos) FILTER (${name} IS NOT NULL)`
  return `(SELECT CASE ${one} ${end} END ${OF_CASE})`
}

type Column = (operand: { name: string; of?: 'a' | 'b'; pick?: 'first' | 'last' }) => string

function conditionSql(condition: Condition, column: Column, has: (name: string) => string = (name) => `(${name} IS NOT NULL)`): string {
  const inner = (item: Condition): string => conditionSql(item, column, has)
  switch (condition.op) {
    case 'and':
    case 'or':
      return `(${condition.items.map(inner).join(condition.op === 'and' ? ' AND ' : ' OR ')})`
    case 'not':
      return `(NOT ${inner(condition.item)})`
    case 'has':
      return has(condition.name)
    case 'in':
      return `(${operandSql(condition.left, column, false)} IN ${list(condition.texts)})`
    case 'compare': {
      const numeric = 'number' in condition.left || 'number' in condition.right
      const [left, right] = [condition.left, condition.right].map((operand) => operandSql(operand, column, numeric))
      return `(${left} ${condition.is === '==' ? '=' : condition.is} ${right})`
    }
  }
}

function operandSql(operand: Operand, column: Column, numeric: boolean): string {
  if ('number' in operand) return String(operand.number)
  const value = 'text' in operand ? text(operand.text) : column(operand)
  return numeric ? `TRY_CAST(${value} AS DOUBLE)` : value
}
