import type { Bilingual } from '../../base/schema.ts'
import { holds } from '../allowed/names.ts'
import { isOf, rulesOn, type About, type LawPack, type RuleOf } from '../allowed/pack.ts'
import { sureStepOf } from '../allowed/steps.ts'
import { SAID } from './said.ts'
import type { Competence, Judged, PostClass } from './schema.ts'
import type { DelegationRow } from './table.ts'

/** What somebody was in a unit. */
export interface Held {
  unit: string
  role: 'head' | 'acting' | 'deputy' | 'officer'
  /** The code of his post in the register. */
  post: string | null
}

/** What it is asked of: all of the day of the decision, but for `former`. */
export interface CompetenceFacts {
  officer: string
  class: string
  status: string
  form: string
  day: string
  posts: readonly Held[]
  /** Units that he has left since his acts, as what he was there then; a unit that went over into another is not left. */
  former: readonly Held[]
  /** Whether his acts were found after he came to where he is; null: not known. */
  foundAfter: boolean | null
  /** Units of the day, as far as they matter. */
  units: readonly { code: string; level: number; parent: string | null }[]
  /** Who leads them on that day; a deputy only with the delegation that the register has. */
  leaders: readonly { unit: string; officer: string; role: 'head' | 'acting' | 'deputy'; delegated: boolean }[]
}

type Rule = RuleOf<'authority'>

/** Where one post leads: to a unit or outside, by these rules and this row; or why it is not known. */
interface Way {
  unit: string | null
  row: DelegationRow | null
  rules: readonly Rule[]
  unknown: Bilingual | null
}

/** Who is competent. Total: where the law, the table or the register does not say, or says two things, it is unknown, and why is said. */
export function competent(pack: LawPack, facts: CompetenceFacts): Competence {
  const all = rulesOn(pack, facts, facts.day).filter((rule) => isOf(rule, 'authority'))
  const { posts, rules: byPost, unknown: why } = postsOf(all, facts)
  const ways = posts.flatMap((held) => classesOf(pack, held).map((post) => wayOf(pack, all, facts, { unit: held.unit, post })))
  const former = [...new Set(facts.former.map(({ unit }) => unit))].toSorted()
  const known = agreed(ways)
  const rules = [...new Set([...byPost, ...ways.flatMap((way) => way.rules)])]
  const rows = [...new Set(ways.flatMap(({ row }) => row ?? []))]
  const found = { ...basisOf(rules, rows), day: facts.day, former }
  if (known === null)
    return { ...found, state: 'unknown', unit: null, as: null, signers: [], confirmed: false, unknown: reasons(ways, why) }
  const as = pack.terms.deciders.find(({ id }) => id === known.row.as) ?? null
  if (known.unit === null) return { ...found, state: 'outside', unit: null, as, signers: [], unknown: [] }
  const signers = signersOf(facts, known.unit)
  return { ...found, state: 'unit', unit: known.unit, as, signers, unknown: signers.length === 0 ? [SAID.noSigner] : [] }
}

/** Of whoever signed, whether he was competent; not known where it is not known who is. */
export function judgeSigner({ state, signers }: Competence, officer: string): Judged {
  if (state === 'outside') return 'other'
  if (state === 'unknown' || signers.length === 0) return 'unknown'
  return signers.some((one) => one.officer === officer) ? 'competent' : 'other'
}

/** The posts by which it is asked: those of the day; of whoever was transferred those that the law says, or both where it does not. */
function postsOf(
  all: readonly Rule[],
  facts: CompetenceFacts,
): { posts: readonly Held[]; rules: readonly Rule[]; unknown: Bilingual | null } {
  const { posts, former } = facts
  if (posts.length === 0) return { posts: [], rules: [], unknown: SAID.noPost }
  if (former.length === 0) return { posts, rules: [], unknown: null }
  // By which post is said for whoever holds any, so that a rule on it does not read whether he leads.
  const rules = all.filter((rule) => rule.of !== undefined && holds(rule.holds, aboutOf(facts, null)))
  const said = new Set(rules.map((rule) => rule.of))
  if (said.size !== 1) return { posts: [...posts, ...former], rules, unknown: SAID.noTransferRule }
  return { posts: said.has('current') ? posts : former, rules, unknown: null }
}

/** What a post is; of an acting head it is not known whether his own is that of a head or of a deputy. */
function classesOf({ delegation }: LawPack, { role, post }: Held): PostClass[] {
  if (role === 'acting') return ['head', 'deputy']
  if (role !== 'officer') return [role]
  return [post !== null && delegation.leading.includes(post) ? 'leading' : 'none']
}

function wayOf(pack: LawPack, all: readonly Rule[], facts: CompetenceFacts, { unit, post }: { unit: string; post: PostClass }): Way {
  const isDiscipline = pack.terms.forms.some(({ id, discipline }) => id === facts.form && discipline !== 'no')
  const about = aboutOf(facts, post !== 'none')
  const rules = all.filter(
    ({ decides, forms, discipline, holds: condition }) =>
      decides !== undefined &&
      (forms === undefined || forms.includes(facts.form)) &&
      (discipline === undefined || isDiscipline) &&
      holds(condition, about),
  )
  const line = lineOf(facts, unit)
  const row = rowOf(pack, facts, { level: line[0]?.level, post })
  const lacks = (unknown: Bilingual): Way => ({ unit: null, row: row ?? null, rules, unknown })
  if (rules.length === 0) return lacks(SAID.noRule)
  if (line.length === 0) return lacks(SAID.noUnit)
  if (row === undefined) return lacks(SAID.noRow)
  const used = rules.filter(({ decides }) => decides!.includes(row.as))
  if (used.length === 0) return lacks(SAID.notByLaw(row.id))
  if (row.level === 'outside') return { unit: null, row, rules: used, unknown: null }
  const above = line.find(({ level }) => level === row.level)
  return above === undefined ? lacks(SAID.noUnit) : { unit: above.code, row, rules: used, unknown: null }
}

/** A unit and those above it on that day, the nearest first. */
function lineOf({ units }: CompetenceFacts, code: string): CompetenceFacts['units'] {
  const line: CompetenceFacts['units'][number][] = []
  for (let next = units.find((one) => one.code === code); next !== undefined && !line.includes(next);) {
    line.push(next)
    const { parent } = next
    next = units.find((one) => one.code === parent)
  }
  return line
}

function rowOf(
  { delegation }: LawPack,
  { class: of, form, day }: CompetenceFacts,
  { level, post }: { level: number | undefined; post: PostClass },
): DelegationRow | undefined {
  return delegation.rows.find(
    (row) =>
      row.from <= day &&
      (row.until === undefined || day <= row.until) &&
      row.class.includes(of) &&
      row.unit.some((one) => one === level) &&
      row.post.includes(post) &&
      (row.forms === undefined || row.forms.includes(form)),
  )
}

/** The one answer to which all ways lead; null where one of them is not known, or two differ. */
function agreed(ways: readonly Way[]): { unit: string | null; row: DelegationRow } | null {
  const [first] = ways
  if (first === undefined || ways.some(({ unknown }) => unknown !== null)) return null
  return ways.every(({ unit }) => unit === first.unit) ? { unit: first.unit, row: first.row! } : null
}

function reasons(ways: readonly Way[], why: Bilingual | null): Bilingual[] {
  const lacking = ways.flatMap(({ unknown }) => unknown ?? [])
  const own = why === null ? lacking : [why, ...lacking]
  return own.length === 0 ? [SAID.several] : [...new Map(own.map((one) => [one.en, one])).values()]
}

/** Whoever is decided upon does not sign for the unit. */
function signersOf({ leaders, officer }: CompetenceFacts, unit: string): Competence['signers'] {
  return leaders
    .filter((one) => one.unit === unit && one.officer !== officer && (one.role !== 'deputy' || one.delegated))
    .map((one) => ({ officer: one.officer, role: one.role }))
    .toSorted((one, other) => RANK.indexOf(one.role) - RANK.indexOf(other.role) || one.officer.localeCompare(other.officer))
}
const RANK = ['head', 'acting', 'deputy'] as const

const SURE = ['uncertain', 'general-knowledge', 'text-read'] as const

function basisOf(
  rules: readonly Rule[],
  rows: readonly DelegationRow[],
): Pick<Competence, 'sure' | 'confirmed' | 'because' | 'delegation'> {
  const because = rules.map(sureStepOf)
  const delegation = rows.map(({ id, basis }) => ({ row: id, ...basis }))
  return {
    because,
    delegation,
    sure: SURE.find((one) => because.some(({ sure }) => sure === one)) ?? null,
    confirmed: because.length > 0 && [...because, ...delegation].every(({ confirmed }) => confirmed),
  }
}

/** What a rule on who decides may read. */
function aboutOf({ class: of, status, day, foundAfter }: CompetenceFacts, leads: boolean | null): About {
  const word = (value: boolean | null): string | null => (value === null ? null : String(value))
  const person = { class: of, leadership: leads === true, partyMember: false, status }
  return {
    facts: { person, acts: [], history: [], circumstances: [], day },
    told: { class: of, status, day, leads: word(leads), foundAfter: word(foundAfter) },
  }
}
