import { openGrant } from '../../access/break-glass/index.ts'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { readRuleVersion, type RuleVersion } from '../../law/versions/index.ts'
import { veiled, veils } from '../../ledger/index.ts'
import { circumstancesOf } from '../circumstances/rows.ts'
import { subjectOf } from '../clear.ts'
import { rowsOf } from '../list.ts'
import { seesFinding } from '../filter/scope.ts'
import { NAMELESS } from '../pure.ts'
import type { Finding } from '../schema.ts'
import { accountsIn, veiledEvents } from './accounts.ts'
import { doubtsOf } from './doubts.ts'
import { exceptionsHere } from './exceptions.ts'
import { movesOf } from './moves.ts'
import { peersOf } from './peers.ts'
import { readWhole, type EventRow, type Whole } from './read.ts'
import { factsOf, knownWords, timelineOf } from './timeline.ts'

/** One finding, whole. Once it is dismissed, a duplicate or withdrawn, nothing of it names anybody. Throws `absent`. */
export async function showFinding(db: Db, scope: Scope, id: string): Promise<Finding> {
  const whole = await readWhole(db, scope, id)
  const subject = subjectOf(id)
  const [words, version, peers, applied, hidden, [row], opened] = await Promise.all([
    knownWords(),
    readRuleVersion(db, whole.rulebook, whole.rule, whole.rule_number),
    peersOf(db, scope, whole.rule, whole.unit),
    circumstancesOf(db, whole.applied),
    veils(db, [subject]),
    rowsOf(db, scope, [{ ...whole, key_0: 0, circumstances: whole.applied.length }]),
    openGrant(db, scope, id, (column) => seesFinding({ ...scope, opened: [] }, column)),
  ])
  const { rulebook, broker, stage, area, why, duplicateOf } = whole
  const shown: Finding = {
    ...row!,
    ...{ rulebook, broker, stage, area, why, duplicateOf, peers, applied, opened },
    doubts: doubtsOf(whole, version),
    ruleVersion: versionOf(whole, version),
    exceptions: exceptionsHere(words, whole, version?.exceptions ?? null),
    facts: factsOf(words, whole),
    timeline: timelineOf(words, whole),
    named: namedOf(whole),
    notes: whole.notes,
    history: duplicateOf === null ? whole.events.map(withoutOriginal) : whole.events,
    others: whole.others.map(({ title_en, title_vi, ...other }) => ({
      ...other,
      title: { en: title_en ?? other.rule, vi: title_vi ?? other.rule },
    })),
    conclusion: conclusionOf(whole),
    moves: movesOf({
      state: whole.state,
      officers: officersOf(whole),
      heard: new Set(whole.hearings.map(({ officer }) => officer)),
      actor: scope.actor.id,
    }),
  }
  return NAMELESS.includes(whole.state) ? nameless(shown, whole, hidden.get(subject) ?? []) : shown
}

function versionOf({ rule, rule_number, title_en, title_vi }: Whole, version: RuleVersion | null): Finding['ruleVersion'] {
  const title = { en: title_en ?? rule, vi: title_vi ?? rule }
  if (version === null) return { number: rule_number, title, words: title, basis: [], exceptions: null, from: null, until: null }
  const { number, words, basis, exceptions, from, until } = version
  return { number, title, words, basis, exceptions, from, until }
}

/** The number of a finding that cannot be seen stands nowhere. */
function withoutOriginal(event: EventRow): EventRow {
  const { duplicateOf: _, ...body } = event.body
  return { ...event, body }
}

const officersOf = ({ named }: Whole): string[] => [...new Set(named.flatMap(({ officer }) => officer ?? []))]

function namedOf({ named, hearings, witnesses }: Whole): Finding['named'] {
  return named.map(({ account, officer, name, why, events }) => {
    const hearing = hearings.findLast((one) => one.officer === officer)
    return {
      account,
      officer: officer === null ? null : { id: officer, name: name ?? officer },
      why,
      witnesses: events.map((position) => witnesses.indexOf(position) + 1).filter((number) => number > 0),
      hearing: hearing === undefined ? null : { outcome: hearing.outcome, said: hearing.said, on: hearing.on },
    }
  })
}

function conclusionOf({ conclusion, concluded_at, concluded_by }: Whole): Finding['conclusion'] {
  return conclusion === null || concluded_at === null ? null : { text: conclusion, by: concluded_by ?? '', at: concluded_at }
}

/**
 * The finding without anybody in it: every account of the case and everybody named is veiled wherever it is written, also by the name that the register
 * had when the finding was dismissed (`hidden`).
 */
function nameless(shown: Finding, { trace, named }: Whole, hidden: readonly string[]): Finding {
  const people = named.flatMap(({ account, officer, name }) => [account, officer, name]).filter((word) => word !== null)
  const words = [...new Set([...accountsIn(trace.events), ...people, ...hidden])]
  const hide = <V>(value: V): V => veiled(value, words)
  const { why, doubts, timeline, notes, history, conclusion } = shown
  return {
    ...shown,
    why: hide(why),
    doubts: doubts.map(({ kind, text }) => ({ kind, text: hide(text) })),
    timeline: { ...timeline, events: veiledEvents(timeline.events, words) },
    named: [],
    notes: notes.map((note) => ({ ...note, text: hide(note.text) })),
    history: history.map((line) => ({ ...line, reason: hide(line.reason), body: hide(line.body) })),
    conclusion: conclusion === null ? null : { ...conclusion, text: hide(conclusion.text) },
  }
}
