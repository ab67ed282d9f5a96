import type { Db } from '../../base/index.ts'
import { meaningOf, type Law, type LawPack } from '../allowed/index.ts'
import { confirmedLaw } from '../confirmed/index.ts'
import { diffLines, type DiffLine } from '../versions/index.ts'
import type { LawDifference } from './schema.ts'

type Rule = LawPack['rules'][number]

/** What differs between two laws: rules in the order of the later one, those that are gone last; and how many are as they were. */
export function differencesOf(before: LawPack, later: LawPack): { rules: LawDifference[]; same: number } {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]))
  const now = new Set(later.rules.map(({ id }) => id))
  const found = [
    ...later.rules.map((rule) => differenceOf(old.get(rule.id), rule)),
    ...before.rules.filter(({ id }) => !now.has(id)).map((rule) => differenceOf(rule, undefined)),
  ]
  return { rules: found.flatMap((one) => one ?? []), same: found.filter((one) => one === undefined).length }
}

function differenceOf(before: Rule | undefined, later: Rule | undefined): LawDifference | undefined {
  const kind = kindOf(before, later)
  if (kind === undefined) return undefined
  const one = (later ?? before)!
  const losesConfirmation =
    before !== undefined && before.confirmed !== 'no' && (later === undefined || meaningOf(before) !== meaningOf(later))
  return { rule: one.id, kind, before: saidOf(before), after: saidOf(later), losesConfirmation }
}

function kindOf(before: Rule | undefined, later: Rule | undefined): LawDifference['kind'] | undefined {
  if (before === undefined) return 'added'
  if (later === undefined) return 'removed'
  if (says(before) !== says(later)) return 'changed'
  return daysIn(before) === daysIn(later) ? undefined : 'days'
}

/** All that a rule says, but for its days. */
function says(rule: Rule): string {
  return `${rule.sure} ${meaningOf(Object.assign({}, rule, { instrument: { ...rule.instrument, from: '' } }))}`
}

const daysIn = ({ inForce }: Rule): string => JSON.stringify([...inForce].toSorted(([one], [other]) => (one < other ? -1 : 1)))

function saidOf(rule: Rule | undefined): LawDifference['before'] {
  if (rule === undefined) return null
  const days = [...rule.inForce.values()]
  const from = days.map((one) => one.from).toSorted()[0]
  const until = days.reduce<string | null>(
    (last, one) => (last === null || one.until === null ? null : one.until > last ? one.until : last),
    '',
  )
  const { cite, en, vi, sure } = rule
  return { cite: cite.en, citeVi: cite.vi, en, vi, sure, days: from === undefined ? null : { from, until } }
}

type Line = { sign: DiffLine['sign'] | 'gap'; text: string }
const AROUND = 2
/** Of longer files lines are not compared: the table of what they have in common would not fit into memory. */
const MOST_LINES = 4_000

/** The lines that differ, with a few around them; of nothing to nothing none. */
export function linesBetween(before: string | null, later: string | null): Line[] {
  const linesOf = (text: string | null): string[] => (text === null ? [] : text.replace(/\n$/u, '').split(/\r?\n/u))
  const [old, now] = [linesOf(before), linesOf(later)]
  if (old.length + now.length > MOST_LINES) return []
  const all = diffLines(old, now)
  const isNear = all.map((_, at) => all.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ sign }) => sign !== 'same'))
  const last = isNear.lastIndexOf(true)
  return all.flatMap((one, at): Line[] => (isNear[at] ? [one] : isNear[at - 1] && at < last ? [{ sign: 'gap', text: '' }] : []))
}

/** What a text would make of the law; throws `rulebook` with every mistake of it. Rules that lawyers confirmed are known. */
export async function compareWith(db: Db, law: Law, later: LawPack): Promise<{ rules: LawDifference[]; same: number }> {
  return differencesOf(await confirmedLaw(db, await law.pack()), later)
}
