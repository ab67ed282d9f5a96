import type { Tri } from '../base/index.ts'
import { VARIES, type CodedColumn, type PackedLog } from '../lake/schema.ts'
import type { AttributeRef, AttributeValue, Condition } from '../law/schema.ts'

/** Tests over indices: of an event, of two events (a, b), of a case. */
export type EventTest = (event: number) => Tri
export type PairTest = (a: number, b: number) => Tri
export type CaseTest = (index: number) => Tri

type Codes = CodedColumn['codes']

/** A column that a condition reads, as codes. */
interface Reader {
  codes: Codes | undefined
  texts: readonly string[]
}

const UNDECIDED = 3

export function bindEventCondition(log: PackedLog, condition: Condition): EventTest {
  const readers = condition.refs.map((ref) => eventReader(log, ref))
  const decide = remembered(condition, readers)
  return (event) => decide((index) => readers[index]!.codes?.[event] ?? 0)
}

export function bindPairCondition(log: PackedLog, condition: Condition): PairTest {
  const readers = condition.refs.map((ref) => eventReader(log, ref))
  const ofA = condition.refs.map((ref) => ref.of === 'a')
  const decide = remembered(condition, readers)
  return (a, b) => decide((index) => readers[index]!.codes?.[ofA[index] ? a : b] ?? 0)
}

export function bindCaseCondition(log: PackedLog, condition: Condition): CaseTest {
  const readers = condition.refs.map((ref) => caseReader(log, ref))
  const [only] = readers
  const decide = remembered(condition, readers)
  if (readers.length !== 1 || only!.codes === undefined) return (index) => decide((at) => readers[at]!.codes?.[index] ?? 0)
  // One attribute: a table by code; the last place is for a case whose values differ.
  const { codes, texts } = only as Required<Reader> & { codes: Codes }
  const table = Uint8Array.from({ length: texts.length + 2 }, (_, code) => decide(() => (code > texts.length ? VARIES : code)))
  return (index) => {
    const code = codes[index]!
    return table[code === VARIES ? texts.length + 1 : code] as Tri
  }
}

/**
 * Whether a condition on a case holds whatever later events bring: one that a later event could still make false does not. `fixed` names the
 * attributes that are the same on every row of a case; any other may get a value, or another one.
 */
export function bindLastingCondition(log: PackedLog, condition: Condition, fixed: ReadonlySet<string>): (index: number) => boolean {
  const readers = condition.refs.map((ref) => caseReader(log, ref))
  const choices = (index: number): AttributeValue[][] =>
    condition.refs.map((ref, at) => {
      const { codes, texts } = readers[at]!
      const value = codes === undefined ? null : valueOf(codes[index]!, texts)
      if (value === null) return [null, undefined]
      return ref.pick === 'first' || fixed.has(ref.name) ? [value] : [undefined]
    })
  return (index) => combinations(choices(index)).every((values) => condition.evaluate(values) === 1)
}

function combinations(choices: readonly AttributeValue[][]): AttributeValue[][] {
  return choices.reduce<AttributeValue[][]>((all, own) => all.flatMap((values) => own.map((value) => [...values, value])), [[]])
}

function eventReader(log: PackedLog, ref: AttributeRef): Reader {
  const column = log.absentAttributes.includes(ref.name) ? undefined : log.eventAttributes.get(ref.name)
  return { codes: column?.codes, texts: column?.dictionary.texts ?? [] }
}

/**
 * Evaluates a condition once per combination of codes. One column: a table; several: a map by
 * mixed-radix key, where the product of the sizes still is an exact number; otherwise each time.
 */
function remembered(condition: Condition, readers: readonly Reader[]): (code: (index: number) => number) => Tri {
  const evaluate = (codes: readonly number[]): Tri => decide(condition, codes, readers)
  const sizes = readers.map(({ texts }) => texts.length + 2)
  if (readers.length === 1) {
    const table = new Uint8Array(sizes[0]!).fill(UNDECIDED)
    return (code) => {
      const raw = code(0)
      const at = raw === VARIES ? sizes[0]! - 1 : raw
      if (table[at] === UNDECIDED) table[at] = evaluate([raw])
      return table[at] as Tri
    }
  }
  const exact = sizes.reduce((product, size) => product * size, 1) < Number.MAX_SAFE_INTEGER
  const known = new Map<number, Tri>()
  return (code) => {
    const codes = readers.map((_, index) => code(index))
    if (!exact) return evaluate(codes)
    const key = codes.reduce((sum, raw, index) => sum * sizes[index]! + (raw === VARIES ? sizes[index]! - 1 : raw), 0)
    const verdict = known.get(key) ?? evaluate(codes)
    if (known.size < 1_000_000) known.set(key, verdict)
    return verdict
  }
}

/** What the log does not have at all may be there or not: only what holds either way is known. */
function decide(condition: Condition, codes: readonly number[], readers: readonly Reader[]): Tri {
  const evaluate = (absent: AttributeValue): Tri =>
    condition.evaluate(codes.map((code, index) => (readers[index]!.codes === undefined ? absent : valueOf(code, readers[index]!.texts))))
  const missing = evaluate(null)
  return readers.every((reader) => reader.codes !== undefined) || missing === evaluate(undefined) ? missing : 2
}

function valueOf(code: number, texts: readonly string[]): AttributeValue {
  return code === VARIES ? undefined : code === 0 ? null : texts[code - 1]!
}

const caseValues = new WeakMap<PackedLog, Map<string, Reader>>()

/** Attributes of cases, found once per log: of the trace where it has them, otherwise of its events (rules.md, *Attributes of a case*). */
function caseReader(log: PackedLog, ref: AttributeRef): Reader {
  const known = caseValues.get(log) ?? new Map<string, Reader>()
  caseValues.set(log, known)
  const key = `${ref.pick} ${ref.name}`
  const found = known.get(key) ?? readCases(log, ref)
  known.set(key, found)
  return found
}

function readCases(log: PackedLog, ref: AttributeRef): Reader {
  if (log.absentAttributes.includes(ref.name)) return { codes: undefined, texts: [] }
  const trace = log.caseAttributes.get(ref.name)
  const events = log.eventAttributes.get(ref.name)
  if (trace !== undefined && (ref.pick === 'only' || ref.pick === 'value' || events === undefined))
    return { codes: trace.codes, texts: trace.dictionary.texts }
  if (events === undefined) return { codes: undefined, texts: [] }
  const codes = new Uint32Array(log.caseCount)
  for (let index = 0; index < log.caseCount; index++) codes[index] = picked(log, events.codes, index, ref.pick)
  return { codes, texts: events.dictionary.texts }
}

/** The one, first or last value of a case's events; `VARIES` where it is not one, or where an undated event leaves the order open. */
function picked(log: PackedLog, codes: Codes, index: number, pick: AttributeRef['pick']): number {
  let first = 0
  let last = 0
  let varies = false
  for (let event = log.start[index]!; event < log.start[index + 1]!; event++) {
    const code = codes[event]!
    if (code === 0) continue
    if (first === 0) first = code
    else if (code !== first) varies = true
    last = code
  }
  if (varies && (pick === 'only' || pick === 'value' || isUndated(log, index))) return VARIES
  return pick === 'last' ? last : first
}

function isUndated(log: PackedLog, index: number): boolean {
  if (log.uncertain[index] === 0) return false
  for (let event = log.start[index]!; event < log.start[index + 1]!; event++) if (Number.isNaN(log.time[event])) return true
  return false
}
