import { listUnits } from '../../../../src/organisation/schema.ts'
import { TIER_WORDS } from '../../../../src/findings/pure.ts'
import { showCircumstance, type FindingFilter } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText, type Formats } from '../../i18n/use.ts'
import { text as parts } from '../../parts/text.ts'
import { useAreaName } from '../cells.tsx'
import { text as shared } from '../text.ts'
import { isOpen, onFields } from './state.ts'
import { text } from './text.ts'
import { usePeopleNames } from './use-people-names.ts'

type Field = keyof FindingFilter

/** One filter that is on, in words, and what takes it off. */
export interface Pill {
  key: string
  label: string
  words: string
  clear: { [F in Field]?: undefined }
}

const SHOWN = 2

/** What narrows the list, in words; the text of the search stands in its field and is no pill. */
export function usePills(filter: FindingFilter): Pill[] {
  const say = useText(text)
  const words = useWords(filter)
  const labels = useLabels()
  return onFields(filter)
    .filter((field) => field !== 'text')
    .flatMap((field): Pill[] => {
      if (field === 'raisedUntil' && filter.raisedFrom !== undefined) return []
      if (field === 'happenedUntil' && filter.happenedFrom !== undefined) return []
      const all = words(field)
      const shown = all.slice(0, SHOWN).join(', ')
      const rest = all.length - SHOWN
      return [
        {
          key: field,
          label: labels(field),
          words: rest > 0 ? say('pillMore', { values: shown, n: rest }) : shown,
          clear: clearOf(field),
        },
      ]
    })
}

function clearOf(field: Field): Pill['clear'] {
  if (field.startsWith('raised')) return { raisedFrom: undefined, raisedUntil: undefined }
  if (field.startsWith('happened')) return { happenedFrom: undefined, happenedUntil: undefined }
  return { [field]: undefined }
}

function useLabels(): (field: Field) => string {
  const say = useText(text)
  const word = useText(shared)
  return (field) =>
    ({
      state: word('state'),
      severity: word('severity'),
      rule: word('rule'),
      unit: word('unit'),
      broker: word('broker'),
      area: say('area'),
      stage: say('stage'),
      tier: say('tier'),
      assignee: word('reviewer'),
      raisedFrom: word('raised'),
      raisedUntil: word('raised'),
      happenedFrom: word('happened'),
      happenedUntil: word('happened'),
      overdue: say('overdue'),
      attribution: say('attribution'),
      heard: say('heard'),
      caseId: word('caseId'),
      withheldBy: say('withheldBy'),
      circumstance: say('circumstance'),
      text: say('text'),
    })[field]
}

const STATES = {
  new: 'stateNew',
  review: 'stateReview',
  confirmed: 'stateConfirmed',
  dismissed: 'stateDismissed',
  duplicate: 'stateDuplicate',
  withdrawn: 'stateWithdrawn',
} as const
const GRADES = { 'less-serious': 'lessSerious', serious: 'serious', 'very-serious': 'verySerious' } as const
const ATTRIBUTION = { all: 'attributionAll', some: 'attributionSome', none: 'attributionNone' } as const

/** The values of a field in words. Names of units, people and circumstances are fetched where a filter has them. */
function useWords(filter: FindingFilter): (field: Field) => readonly string[] {
  const say = useText(text)
  const word = useText(shared)
  const grade = useText(parts)
  const format = useFormat()
  const inWords = useBilingual()
  const areaName = useAreaName()
  const units = useRoute(listUnits, {}, { enabled: filter.unit !== undefined }).data?.rows
  const people = usePeopleNames(filter.assignee ?? [])
  const named = filter.withheldBy ?? filter.circumstance
  const held = useRoute(showCircumstance, { id: named ?? '' }, { enabled: named !== undefined }).data
  const unitName = (code: string): string => {
    const unit = units?.find((one) => one.code === code)
    return unit === undefined ? code : inWords(unit.short)
  }
  const person = (id: string): string => (id === 'me' ? say('me') : id === 'none' ? say('nobody') : (people.get(id) ?? id))
  return (field) =>
    ({
      state: isOpen(filter.state) ? [say('open')] : (filter.state ?? []).map((one) => word(STATES[one])),
      severity: (filter.severity ?? []).map((one) => grade(GRADES[one])),
      rule: filter.rule ?? [],
      unit: (filter.unit ?? []).map(unitName),
      broker: filter.broker ?? [],
      area: (filter.area ?? []).map(areaName),
      stage: filter.stage ?? [],
      tier: (filter.tier ?? []).map((one) => inWords(TIER_WORDS[one])),
      assignee: (filter.assignee ?? []).map(person),
      raisedFrom: span(say, format, filter.raisedFrom, filter.raisedUntil),
      raisedUntil: span(say, format, filter.raisedFrom, filter.raisedUntil),
      happenedFrom: span(say, format, filter.happenedFrom, filter.happenedUntil),
      happenedUntil: span(say, format, filter.happenedFrom, filter.happenedUntil),
      overdue: [say(filter.overdue === 'no' ? 'overdueNo' : 'overdueYes')],
      attribution: filter.attribution === undefined ? [] : [say(ATTRIBUTION[filter.attribution])],
      heard: [say(filter.heard === 'no' ? 'heardNo' : 'heardYes')],
      caseId: [filter.caseId ?? ''],
      withheldBy: [held?.title ?? '…'],
      circumstance: [held?.title ?? '…'],
      text: [filter.text ?? ''],
    })[field]
}

type SaySpan = (key: 'fromUntil' | 'fromDay' | 'untilDay', values: Record<string, string>) => string

function span(say: SaySpan, format: Formats, from: string | undefined, until: string | undefined): readonly string[] {
  if (from !== undefined && until !== undefined) return [say('fromUntil', { from: format.day(from), until: format.day(until) })]
  if (from !== undefined) return [say('fromDay', { day: format.day(from) })]
  return until === undefined ? [] : [say('untilDay', { day: format.day(until) })]
}
