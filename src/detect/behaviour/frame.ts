import { zoneOf, DAY } from '../../base/index.ts'
import { VARIES, type CodedColumn, type LogRequest, type PackedLog } from '../../lake/schema.ts'
import { BROKER, STRATA } from './limits.ts'

/** A value of every case: `texts[codes[case]]`. */
export interface Values {
  codes: Uint32Array
  texts: readonly string[]
}

/** What the statistics know of the cases besides verdicts. Code 0 is missing, but for strata. */
export interface Frame {
  unit: Values
  broker: Values
  /** First days of months; 0 where no event of the case is dated. */
  month: Values
  /** The strata's values joined by `|`. */
  stratum: Values
  /** Instant of the first dated event, µs; NaN where there is none. */
  began: Float64Array
}

/** What has to be read of a log besides what the rules need. */
export function patternRequest(request: LogRequest, strata: readonly string[] = STRATA): LogRequest {
  const eventAttributes = [...new Set([...request.eventAttributes, ...strata, BROKER])]
  const caseAttributes = [...new Set([...request.caseAttributes, ...strata, BROKER])]
  return { ...request, units: true, eventAttributes, caseAttributes }
}

const frames = new WeakMap<PackedLog, Map<string, Frame>>()

/** The frame of a log, made once. Unit and attributes are those of the first event that has one: known before anybody decides. */
export function frameOf(log: PackedLog, strata: readonly string[]): Frame {
  const known = frames.get(log) ?? new Map<string, Frame>()
  frames.set(log, known)
  const key = strata.join('|')
  const found = known.get(key) ?? buildFrame(log, strata)
  known.set(key, found)
  return found
}

function buildFrame(log: PackedLog, strata: readonly string[]): Frame {
  const began = beginnings(log)
  return {
    unit: firstOf(log, log.unit),
    broker: attributeOf(log, BROKER),
    month: months(log, began),
    stratum: joined(
      log.caseCount,
      strata.map((name) => attributeOf(log, name)),
    ),
    began,
  }
}

function attributeOf(log: PackedLog, name: string): Values {
  const ofCase = log.caseAttributes.get(name)
  if (ofCase !== undefined) return { codes: Uint32Array.from(ofCase.codes, (code) => (code === VARIES ? 0 : code)), texts: textsOf(ofCase) }
  const ofEvents = log.eventAttributes.get(name)
  return ofEvents === undefined ? { codes: new Uint32Array(log.caseCount), texts: [''] } : firstOf(log, ofEvents)
}

function firstOf(log: PackedLog, column: CodedColumn): Values {
  const codes = new Uint32Array(log.caseCount)
  for (let index = 0; index < log.caseCount; index++) {
    const end = log.start[index + 1]
    for (let event = log.start[index]; event < end && codes[index] === 0; event++) codes[index] = column.codes[event]
  }
  return { codes, texts: textsOf(column) }
}

const textsOf = ({ dictionary }: CodedColumn): string[] => ['', ...dictionary.texts]

function beginnings({ caseCount, start, time }: PackedLog): Float64Array {
  const began = new Float64Array(caseCount).fill(NaN)
  for (let index = 0; index < caseCount; index++) {
    for (let event = start[index]; event < start[index + 1] && Number.isNaN(began[index]); event++) began[index] = time[event]
  }
  return began
}

function months({ timezone }: PackedLog, began: Float64Array): Values {
  const { toLocal } = zoneOf(timezone)
  const ofDay = new Map<number, number>()
  const codeOf = new Map<string, number>()
  const codes = Uint32Array.from(began, (time) => {
    if (Number.isNaN(time)) return 0
    const day = Math.floor(toLocal(time) / DAY)
    const known = ofDay.get(day)
    if (known !== undefined) return known
    const month = `${new Date(day * 86_400_000).toISOString().slice(0, 7)}-01`
    const code = codeOf.get(month) ?? codeOf.size + 1
    codeOf.set(month, code)
    ofDay.set(day, code)
    return code
  })
  return { codes, texts: ['', ...codeOf.keys()] }
}

/** Several values as one, their texts joined by `|`; a missing one is `?`. Every code has a text, 0 too. */
export function joined(caseCount: number, parts: readonly Values[]): Values {
  return parts.reduce<Values>((left, right, place) => joinTwo(left, right, place === 0 ? '' : '|'), {
    codes: new Uint32Array(caseCount),
    texts: [''],
  })
}

function joinTwo(left: Values, right: Values, between: string): Values {
  const codeOf = new Map<number, number>()
  const texts: string[] = []
  const codes = left.codes.map((code, index) => {
    const key = code * right.texts.length + right.codes[index]
    const known = codeOf.get(key)
    if (known !== undefined) return known
    codeOf.set(key, texts.length)
    return texts.push(`${left.texts[code]}${between}${right.texts[right.codes[index]] || '?'}`) - 1
  })
  return { codes, texts }
}
