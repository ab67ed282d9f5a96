import type { Rule, Rulebook } from './model.ts'
import { caseConditionSql, daysSql, fitsSql, sideSql, stillInTimeSql } from './sql-parts.ts'

const BY_CASE = ['init', 'end', 'existence', 'atMost', 'exactly', 'absence', 'choice', 'exclusiveChoice']
const NOTHING_BEFORE = 'NOT (SELECT any3(p.before) FROM pair p WHERE p.y_id = x.id)'
const NOTHING_AFTER = 'NOT (SELECT any3(p.before) FROM pair p WHERE p.x_id = x.id)'

/**
 * The whole query of a rule: one row per case, in the order of the cases. `t` are the events with their sides,
 * `breach` what may break the rule: a truth, whether a later event may cure it, and its witnesses (two positions,
 * or `whole` sides).
 */
export function sqlOf(rule: Rule, rulebook: Rulebook): string {
  const days = daysSql(rule, rulebook)
  const byCase = rule.appliesBy === 'case' || BY_CASE.includes(rule.template)
  const caseDays =
    byCase && days !== undefined ? `(SELECT any3(${NOTHING_BEFORE} AND x.day) FROM t x WHERE x.case_no = kase.case_no)` : 'true'
  return `
WITH t AS (
  SELECT *, ${sideSql(rule.a)} AS a, ${rule.b === undefined ? 'false' : sideSql(rule.b)} AS b, ${days ?? 'true'} AS day, ${byCase ? 'true' : (days ?? 'true')} AS due
  FROM event),
breach(case_no, truth, curable, w1, w2, whole) AS (
  ${breaches(rule, rulebook).join('\n  UNION ALL\n  ')}),
active AS (
  SELECT case_no, ${rule.when === undefined ? 'true' : caseConditionSql(rule.when)} AND ${caseDays} AND (${activation(rule)}) AS active FROM kase),
sure AS (SELECT breach.* FROM breach JOIN kase USING (case_no) WHERE truth AND (finished OR NOT curable)),
witness AS (
  SELECT case_no, unnest([w1, w2]) AS pos FROM sure
  UNION
  SELECT t.case_no, t.pos FROM t JOIN sure ON t.case_no = sure.case_no
  WHERE ((t.a AND whole IN ('a', 'ab')) OR (t.b AND whole IN ('b', 'ab'))) AND ${rule.template === 'samePerson' ? 't.due' : 'true'}),
verdict AS (
  SELECT case_no, CASE WHEN active = false THEN 'vacuous'
                       WHEN active AND case_no IN (SELECT case_no FROM sure) THEN 'violated'
                       WHEN active IS NULL OR case_no IN (SELECT case_no FROM breach WHERE coalesce(truth, true)) THEN 'unknown'
                       ELSE 'satisfied' END AS verdict
  FROM active)
SELECT verdict, CASE WHEN verdict = 'violated' THEN (SELECT list(pos ORDER BY pos) FROM witness w WHERE w.case_no = verdict.case_no AND pos IS NOT NULL) END AS events
FROM verdict ORDER BY case_no`
}

function activation({ template }: Rule): string {
  const someA = '(SELECT any3(t.a AND t.due) FROM t WHERE t.case_no = kase.case_no)'
  const someB = '(SELECT any3(t.b AND t.due) FROM t WHERE t.case_no = kase.case_no)'
  if (BY_CASE.includes(template)) return 'true'
  if (['fourEyes', 'samePerson'].includes(template)) return `${someA} AND ${someB}`
  if (['coExistence', 'notCoExistence', 'succession', 'alternateSuccession', 'chainSuccession'].includes(template))
    return `${someA} OR ${someB}`
  return template.toLowerCase().endsWith('precedence') ? someB : someA
}

function breaches(rule: Rule, rulebook: Rulebook): string[] {
  const n = rule.n ?? 1
  const fits = fitsSql(rule, rulebook, 'x', 'y')
  const inTime = stillInTimeSql(rule, rulebook, 'x')
  switch (rule.template) {
    case 'existence':
      return [fewerThan(n)]
    case 'atMost':
      return [moreThan(n)]
    case 'exactly':
      return [fewerThan(n), moreThan(n)]
    case 'absence':
      return ["SELECT case_no, any3(a), false, NULL::INT, NULL::INT, 'a' FROM t GROUP BY case_no"]
    case 'init':
      return [`SELECT case_no, ${NOTHING_BEFORE} AND NOT x.a, false, x.pos, NULL::INT, NULL::VARCHAR FROM t x`]
    case 'end':
      return [`SELECT case_no, ${NOTHING_AFTER} AND NOT x.a, true, x.pos, NULL::INT, NULL::VARCHAR FROM t x`]
    case 'respondedExistence':
      return [lonely('a', 'b', fits, inTime)]
    case 'coExistence':
      return [lonely('a', 'b', fits, inTime), lonely('b', 'a', fitsSql(rule, rulebook, 'y', 'x'), inTime)]
    case 'choice':
      return [NEITHER]
    case 'exclusiveChoice':
      return [NEITHER, "SELECT case_no, any3(a) AND any3(b), false, NULL::INT, NULL::INT, 'ab' FROM t GROUP BY case_no"]
    case 'notCoExistence':
      return [
        `SELECT x.case_no, any3(x.a AND y.b AND ${fits} AND (x.due OR y.due)), false, NULL::INT, NULL::INT, 'ab' ${OF_PAIRS} GROUP BY x.case_no`,
      ]
    case 'notSuccession':
      return [`SELECT x.case_no, x.a AND y.b AND p.before AND ${fits} AND x.due, false, x.pos, y.pos, NULL::VARCHAR ${OF_PAIRS}`]
    case 'notChainSuccession':
      return [`SELECT x.case_no, x.a AND y.b AND p.direct AND ${fits} AND x.due, false, x.pos, y.pos, NULL::VARCHAR ${OF_PAIRS}`]
    case 'fourEyes':
      return [`SELECT x.case_no, x.a AND y.b AND ${SAME} AND ${fits} AND x.due AND y.due, false, x.pos, y.pos, NULL::VARCHAR ${OF_PAIRS}`]
    case 'samePerson':
      return [
        `SELECT x.case_no, any3((x.a OR x.b) AND x.due AND (y.a OR y.b) AND y.due AND NOT ${SAME}), false, NULL::INT, NULL::INT, 'ab' ${OF_PAIRS} GROUP BY x.case_no`,
      ]
    default:
      return ordered(rule.template, fits, inTime, fitsSql(rule, rulebook, 'y', 'x'))
  }
}

const OF_PAIRS = 'FROM pair p JOIN t x ON x.id = p.x_id JOIN t y ON y.id = p.y_id'
const SAME = 'kept(kept(x.res = y.res, x.pos), y.pos)'
const NEITHER = 'SELECT case_no, NOT any3(a OR b), true, NULL::INT, NULL::INT, NULL::VARCHAR FROM t GROUP BY case_no'
const COUNTS =
  'FROM (SELECT case_no, count(*) FILTER (a) AS certain, count(*) FILTER (coalesce(a, true)) AS possible FROM t GROUP BY case_no)'

const fewerThan = (n: number): string =>
  `SELECT case_no, CASE WHEN possible < ${n} THEN true WHEN certain >= ${n} THEN false END, true, NULL::INT, NULL::INT, 'a' ${COUNTS}`
const moreThan = (n: number): string =>
  `SELECT case_no, CASE WHEN certain > ${n} THEN true WHEN possible <= ${n} THEN false END, false, NULL::INT, NULL::INT, 'a' ${COUNTS}`

/** An activation without another event of the other side. */
const lonely = (x: string, y: string, fits: string, inTime: string): string =>
  `SELECT x.case_no, x.${x} AND x.due AND NOT (SELECT any3(y.${y} AND ${fits}) FROM pair p JOIN t y ON y.id = p.y_id WHERE p.x_id = x.id), ${inTime}, NULL::INT, NULL::INT, '${x}' FROM t x`

/** `side` matches somewhere between the events of the pair p. */
const between = (side: string, from: string, to: string): string =>
  `(SELECT any3(z.${side} AND f.before AND g.before) FROM pair f JOIN pair g ON f.y_id = g.x_id JOIN t z ON z.id = f.y_id WHERE f.x_id = ${from} AND g.y_id = ${to})`

/** The response and precedence families; a succession is both. `ba`: the pair read from b. */
function ordered(template: string, fits: string, inTime: string, ba: string): string[] {
  const kind = template.startsWith('alternate') ? 'alternate' : template.startsWith('chain') ? 'chain' : 'plain'
  const name = template.toLowerCase()
  const both = name.endsWith('succession')
  const found = []
  if (both || name.endsWith('response')) found.push(response(kind, fits, inTime))
  if (both || name.endsWith('precedence')) found.push(precedence(kind, ba))
  if (found.length === 0) throw new Error(`the SQL reference has no template ${template}`)
  return found
}

/** Every a (x) that no b (y) answers. */
function response(kind: string, fits: string, inTime: string): string {
  const answers = { plain: 'p.before', chain: 'p.direct', alternate: `p.before AND NOT y.a AND NOT ${between('a', 'p.x_id', 'p.y_id')}` }[
    kind
  ]
  const curable = {
    plain: 'true',
    chain: `coalesce(${NOTHING_AFTER}, true)`,
    alternate: 'coalesce(NOT (SELECT any3(z.a AND p.before) FROM pair p JOIN t z ON z.id = p.y_id WHERE p.x_id = x.id), true)',
  }[kind]
  const next = kind === 'chain' ? '(SELECT n.pos FROM event n WHERE n.case_no = x.case_no AND n.pos = x.pos + 1)' : 'NULL::INT'
  return `SELECT x.case_no, x.a AND x.due AND NOT (SELECT any3(y.b AND ${answers} AND ${fits}) FROM pair p JOIN t y ON y.id = p.y_id WHERE p.x_id = x.id), ${curable} AND ${inTime}, x.pos, ${next}, NULL::VARCHAR FROM t x`
}

/** Every b (x) that no a (y) precedes. */
function precedence(kind: string, ba: string): string {
  const precedes = { plain: 'p.before', chain: 'p.direct', alternate: `p.before AND NOT ${between('b', 'p.x_id', 'p.y_id')}` }[kind]
  const previous = kind === 'chain' ? '(SELECT n.pos FROM event n WHERE n.case_no = x.case_no AND n.pos = x.pos - 1)' : 'NULL::INT'
  return `SELECT x.case_no, x.b AND x.due AND NOT (SELECT any3(y.a AND ${precedes} AND ${ba}) FROM pair p JOIN t y ON y.id = p.x_id WHERE p.y_id = x.id), false, x.pos, ${previous}, NULL::VARCHAR FROM t x`
}
