/** What people can do to a case, each by the function that its route calls. Whoever has nothing to do it to does nothing. */
import type { Db, Home } from '../../src/base/index.ts'
import type { Scope } from '../../src/base/schema.ts'
import type { RulingKind } from '../../src/cases/after/schema.ts'
import {
  admitComplaint,
  draftRuling,
  enterComplaint,
  expungeDecision,
  fileComplaint,
  serveDecision,
  signRuling,
  withdrawRuling,
} from './doors.ts'
import * as cases from './doors.ts'
import type { EnteredStep } from '../../src/cases/schema.ts'
import type { LawPack } from '../../src/law/allowed/index.ts'
import { EVERYTHING } from '../build-db.ts'
import { stands, type Look } from './look.ts'
import { askOracle } from './oracle.ts'
import type { World } from './world.ts'

export const DAYS = ['2025-03-20', '2025-06-27', '2025-07-04', '2026-05-01', '2026-11-20'] as const
export const FORMS = [
  'none',
  'rating-lowered',
  'reprimand',
  'warning',
  'salary-step-reduction',
  'demotion',
  'removal-from-post',
  'forced-resignation',
] as const
const SEVERITIES = [null, 'less-serious', 'serious', 'very-serious', 'especially-serious'] as const
export const reason = 'thử ngẫu nhiên'

/** One act as it stands when somebody is about to do it. */
export interface Doing {
  db: Db
  home: Home
  pack: LawPack
  world: World
  look: Look
  by: Scope
  id: string
  officer: string
  day: string
  form: string
  at: number
}
/** Undefined: there is nothing to do it to. */
export type Does = (doing: Doing) => Promise<unknown> | undefined

/** One of these rows of the case, mostly one that fits. */
export function oneOf<T extends { case_id: string }>({ id, at }: Doing, all: readonly T[], fits: (row: T) => boolean): T | undefined {
  const own = all.filter((row) => row.case_id === id)
  const those = at % 5 === 0 ? own : own.filter(fits)
  return those[at % those.length]
}

const step =
  (kind: EnteredStep): Does =>
  ({ db, by, id, officer, day, form, at }) => {
    const isOf = ['notice', 'explanation', 'self-review', 'opinion'].includes(kind)
    const heard = kind === 'explanation' || kind === 'self-review' ? (at % 2 === 0 ? 'given' : 'absent') : null
    return cases.addStep(db, by, { id, kind, officer: isOf ? officer : null, day, words: 'x', heard, proposes: isOf ? form : null })
  }

const act: Does = ({ db, pack, look, by, id, officer, day, at }) => {
  const own = look.act.filter((one) => one.case_id === id && one.officer === officer)
  const severity = SEVERITIES[at % 5] ?? null
  const more = {
    what: `hành vi ${at}`,
    from: day,
    until: day,
    detected: day,
    disciplinable: at % 7 > 0,
    kinds: [],
    repeats: null,
    entry: null,
    reason,
  }
  return cases.setAct(db, by, pack, { id, act: own.length > at % 3 ? own[0]!.id : null, officer, severity, ...more })
}

const circumstance: Does = ({ db, pack, by, id, officer, day, at }) => {
  const kind = ['annual-leave', 'grave-illness', 'annual-leave', 'criminal-proceedings', 'annual-leave', 'grave-illness', 'died'][at % 7]!
  const until = at % 2 === 0 ? null : '2026-12-31'
  return cases.addCircumstance(db, by, pack, { id, officer, kind, from: day, until, document: 'x', given: {}, reason })
}

const earlier: Does = ({ db, pack, by, id, officer, day, form }) =>
  cases.addEarlier(db, by, pack, { id, officer, form, effective: day, document: 'x' })

const party: Does = ({ db, by, id, officer, world, at }) => {
  const role = at % 3 === 0 ? 'witness' : at % 5 === 0 ? 'verifier' : 'concerned'
  return cases.addParty(db, by, { id, officer: role === 'concerned' ? officer : world.people[1], role, reason })
}

const draft: Does = ({ db, pack, look, by, id, officer, day, form }) => {
  const opinion = look.step.find(
    (one) => one.case_id === id && one.kind === 'opinion' && one.officer === officer && one.body.proposes === form,
  )
  return cases.draftDecision(db, by, pack, { id, officer, form, day, grounds: 'x', opinion: opinion?.id ?? null, departure: 'x' })
}
/** One of a form that the law permits, or that it leaves open and a lawyer finds lawful. */
const draftWithin: Does = (doing) => {
  const { look, pack, id, officer, at } = doing
  const outcomes = askOracle(look, pack, doing)?.outcomes ?? []
  const found = look.step.filter((one) => one.case_id === id && one.officer === officer).map(({ body }) => body.proposes)
  const backed = outcomes.filter(({ verdict, form }) => verdict === 'undetermined' && found.includes(form))
  const permitted = outcomes.filter(({ verdict }) => verdict === 'permitted')
  const forms = backed.length > 0 && (at % 3 > 0 || permitted.length === 0) ? backed : permitted
  return draft({ ...doing, form: forms[at % forms.length]?.form ?? 'none' })
}
/** An opinion on a form of which the law leaves it open. */
const opinionOnOpen: Does = (doing) => {
  const answer = askOracle(doing.look, doing.pack, doing)
  const forms = (answer?.outcomes ?? []).filter(({ verdict }) => verdict === 'undetermined')
  return step('opinion')({ ...doing, form: forms[doing.at % forms.length]?.form ?? 'none' })
}

const check: Does = (doing) => {
  const found = oneOf(doing, doing.look.decision, (row) => row.checked_by === null && row.withdrawn_by === null)
  return found && cases.checkDecision(doing.db, doing.by, { id: doing.id, decision: found.id })
}
const sign: Does = (doing) => {
  const found = oneOf(doing, doing.look.decision, (row) => row.checked_by !== null && row.signed_by === null && row.withdrawn_by === null)
  return found && cases.signDecision(doing.db, doing.by, doing.pack, { id: doing.id, decision: found.id, number: found.id, reason })
}
const withdraw: Does = (doing) => {
  const found = oneOf(doing, doing.look.decision, (row) => row.signed_by === null && row.withdrawn_by === null)
  return found && cases.withdrawDecision(doing.db, doing.by, { id: doing.id, decision: found.id, reason })
}

const serve: Does = (doing) => {
  const { db, pack, by, id, at } = doing
  const decision = oneOf(doing, doing.look.decision, stands)
  const ruling = at % 2 === 0 ? undefined : doing.look.ruling.find((row) => row.decision === decision?.id && row.signed_by !== null)
  const given = {
    day: ruling === undefined ? '2026-11-21' : '2026-11-28',
    how: 'handed' as const,
    effective: null,
    recipients: ['HQ-A', 'Cục'],
    reason,
  }
  return decision && serveDecision(db, by, pack, { id, decision: decision.id, ruling: ruling?.id ?? null, ...given })
}
const expunge: Does = (doing) => {
  const decision = oneOf(doing, doing.look.decision, stands)
  const given = { day: '2026-11-27', number: '7', reason }
  return decision && expungeDecision(doing.db, doing.by, doing.pack, { id: doing.id, decision: decision.id, ...given })
}
const complain: Does = (doing) => {
  const { db, pack, by, id, at } = doing
  const decision = oneOf(doing, doing.look.decision, stands)
  if (decision === undefined) return undefined
  const own = doing.by.actor.id === decision.officer
  if (own) return fileComplaint(db, by, pack, { id, decision: decision.id, words: 'x' })
  const received = doing.look.complaint.some((row) => row.decision === decision.id)
    ? '2026-11-28'
    : at % 4 === 0
      ? '2026-11-27'
      : '2026-11-22'
  return enterComplaint(db, by, pack, { id, decision: decision.id, received, number: '9', words: 'x', reason })
}
const admit: Does = (doing) => {
  const { db, pack, by, id, at } = doing
  const found = oneOf(doing, doing.look.complaint, ({ admitted }) => admitted === null)
  return found && admitComplaint(db, by, pack, { id, complaint: found.id, admitted: at % 4 > 0, day: '2026-11-28', complex: false, reason })
}
/** Exonerations are few: after one little is left to do. */
const RULED: readonly RulingKind[] = [
  'upheld',
  'changed',
  'quashed',
  'exonerated',
  'corrected',
  'quashed',
  'changed',
  'quashed',
  'changed',
  'upheld',
  'corrected',
]
const rule: Does = (doing) => {
  const { db, pack, by, id, at, look } = doing
  const decision = oneOf(doing, look.decision, stands)
  if (decision === undefined) return undefined
  const settled = (complaint: string): boolean => look.ruling.some((row) => row.complaint === complaint && row.signed_by !== null)
  const waits = look.complaint.find((row) => row.decision === decision.id && row.admitted === true && !settled(row.id))
  const kind = RULED[at % RULED.length]!
  const complaint = kind === 'corrected' ? null : (waits?.id ?? null)
  const given = { kind, day: '2026-11-28', grounds: 'x', wording: kind === 'corrected' ? 'x' : null }
  return draftRuling(db, by, pack, { id, decision: decision.id, complaint, ...given })
}
const signRule: Does = (doing) => {
  const found = oneOf(doing, doing.look.ruling, (row) => row.signed_by === null && row.withdrawn_by === null)
  return found && signRuling(doing.db, doing.by, doing.pack, { id: doing.id, ruling: found.id, number: '1', reason })
}
const withdrawRule: Does = (doing) => {
  const found = oneOf(doing, doing.look.ruling, (row) => row.signed_by === null && row.withdrawn_by === null)
  return found && withdrawRuling(doing.db, doing.by, doing.pack, { id: doing.id, ruling: found.id, reason })
}

const openSecond: Does = ({ db, by, world }) =>
  cases.openCase(db, by, EVERYTHING, { title: 'ngẫu nhiên, vụ hai', findings: [world.findings[1]], reason })
const ORIGINS = ['inspection', 'report', 'own-discovery', 'order', 'nowhere', 'party'] as const
/** On somebody of the unit; on himself, on kin, and of a unit that is not his, it is refused. */
const openOutside: Does = ({ db, pack, by, world, officer, at }) => {
  const kind = ORIGINS[at % ORIGINS.length]!
  const paper = { number: `${at}/BB`, day: '2026-11-20' }
  const of = { inspection: paper, order: paper, party: paper, nowhere: paper, report: { number: `BC-2026-0${100 + at}`, day: null } }
  const origin = { kind, ...(kind === 'own-discovery' ? { number: null, day: null } : of[kind]) }
  const act = { officer, what: 'x', from: '2026-05-18', until: '2026-05-18', detected: at % 9 === 8 ? '2999-01-01' : '2026-11-20' }
  return cases.openOutside(db, by, pack, { origin, title: 'ngẫu nhiên, từ bên ngoài', unit: world.unit, acts: [act], reason })
}
const link: Does = ({ db, look, by, id, at }) => {
  const kind = (['same-matter', 'part-of', 'follows', 'duplicate'] as const)[at % 4]!
  const other = look.case.find((row) => row.id !== id)
  return other && cases.linkCases(db, by, { id, other: other.id, kind, reason })
}
const unlink: Does = ({ db, look, by, id }) => {
  const found = look.link.find(({ undone_by }) => undone_by === null)
  return found && cases.undoLink(db, by, { id, link: found.id, reason })
}

/** What comes next on the way to a decision on somebody, and from it to its end. */
export function onward({ look, id, officer, at }: Doing): string {
  const own = look.decision.filter((row) => row.case_id === id && row.officer === officer)
  const open = own.find((row) => row.signed_by === null && row.withdrawn_by === null)
  if (open !== undefined) return open.checked_by === null ? 'checks' : 'signs'
  const standing = own.find(stands)
  if (standing === undefined) return at % 4 === 3 ? 'enters an opinion on what is open' : 'drafts within the law'
  if (!look.served.some(({ decision }) => decision === standing.id)) return 'serves'
  const complaint = look.complaint.find(({ decision }) => decision === standing.id)
  if (complaint === undefined) return 'complains'
  if (complaint.admitted === null) return 'takes up a complaint'
  const isDrafted = look.ruling.some((row) => row.decision === standing.id && row.signed_by === null && row.withdrawn_by === null)
  return isDrafted ? 'signs a ruling' : 'drafts a ruling'
}

export const SECOND = 'opens a second case'
export const OUTSIDE = 'opens a case from outside'
/** How often each comes, beside the others. */
export const OF_DECISIONS: Readonly<Record<string, [weight: number, Does]>> = {
  'enters verification': [1, step('verification')],
  'gives notice': [3, step('notice')],
  'enters an explanation': [3, step('explanation')],
  'enters a self-review': [2, step('self-review')],
  'enters a meeting': [1, step('meeting')],
  'enters an opinion': [1, step('opinion')],
  'enters an opinion on what is open': [4, opinionOnOpen],
  'enters a note': [1, step('note')],
  'sets an act': [2, act],
  'adds a circumstance': [1, circumstance],
  'adds an earlier decision': [1, earlier],
  'adds a person': [2, party],
  drafts: [3, draft],
  'drafts within the law': [7, draftWithin],
  checks: [6, check],
  signs: [8, sign],
  'withdraws a draft': [1, withdraw],
  serves: [4, serve],
  'strikes off': [1, expunge],
  complains: [4, complain],
  'takes up a complaint': [4, admit],
  'drafts a ruling': [5, rule],
  'signs a ruling': [6, signRule],
  'withdraws a ruling': [1, withdrawRule],
  [SECOND]: [1, openSecond],
  [OUTSIDE]: [1, openOutside],
  'links both cases': [1, link],
  'undoes a link': [1, unlink],
}
