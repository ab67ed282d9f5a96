import type { Bilingual } from '../../base/schema.ts'
import type { Template } from '../../law/schema.ts'
import type { Explanation } from '../explain/scene.ts'
import type { Evaluation } from '../schema.ts'

/** `missing`: the data lack something or say it twice; `unfinished`: the case may go on. */
export interface Doubt extends Bilingual {
  kind: 'missing' | 'unfinished'
}

/** Facts of the data that could overturn a finding; they stand beside the reason why it was raised. */
export function collectDoubts(
  evaluation: Evaluation,
  ruleIndex: number,
  caseIndex: number,
  events: readonly number[],
  told: Explanation,
): Doubt[] {
  const { log } = evaluation
  const { rule } = evaluation.rules[ruleIndex]
  const start = log.start[caseIndex]
  const end = log.start[caseIndex + 1]
  const doubts: Doubt[] = []
  if (told.missing !== undefined && !isElsewhere(evaluation, caseIndex, told)) {
    doubts.push({
      kind: 'missing',
      en: 'Not seen in the data does not mean not done: read the paper record and the other systems first.',
      vi: 'Không thấy trong dữ liệu không có nghĩa là không làm: cần xem hồ sơ giấy và các hệ thống khác trước khi kết luận.',
    })
  }
  if (isOrdered(rule.template) && events.some((position) => tied(log.time, start, end, position))) {
    doubts.push({
      kind: 'missing',
      en: 'Events of this case bear the same instant as a witness event; their order is that of the file.',
      vi: 'Có sự kiện cùng thời điểm với sự kiện làm chứng; thứ tự giữa chúng lấy theo tệp.',
    })
  }
  if (events.some((position) => repeated(evaluation, start, end, position))) {
    doubts.push({
      kind: 'missing',
      en: 'A witness event is in the data twice, with the same time and account: it may be a repeated row.',
      vi: 'Có sự kiện làm chứng được ghi hai lần, cùng thời điểm và tài khoản: có thể là dòng lặp.',
    })
  }
  if (log.uncertain[caseIndex] !== 0) {
    doubts.push({
      kind: 'missing',
      en: 'The case has an undated event or a row that could not be used.',
      vi: 'Hồ sơ có sự kiện không ghi thời điểm hoặc có dòng không dùng được.',
    })
  }
  if (evaluation.finished[caseIndex] === 0) {
    doubts.push({
      kind: 'unfinished',
      en: 'The case was not finished when the data end.',
      vi: 'Hồ sơ chưa kết thúc khi dữ liệu dừng lại.',
    })
  }
  return doubts
}

/**
 * Whether a missing step can be drawn: not where the case has it and the rule asks for more than its place (that it stands
 * next to another, or agrees with it).
 */
export function isDrawable(evaluation: Evaluation, ruleIndex: number, caseIndex: number, told: Explanation): boolean {
  const { template, correlate } = evaluation.rules[ruleIndex].rule
  return !((template.startsWith('chain') || correlate !== undefined) && isElsewhere(evaluation, caseIndex, told))
}

/** Whether the case has the step that is missing, only at another place. */
export function isElsewhere({ log }: Evaluation, caseIndex: number, told: Explanation): boolean {
  const wanted = new Set(told.missing?.activities)
  for (let event = log.start[caseIndex]; event < log.start[caseIndex + 1]; event++) {
    if (wanted.has(log.activity.dictionary.texts[log.activity.codes[event] - 1] ?? '')) return true
  }
  return false
}

function tied(time: Float64Array, start: number, end: number, position: number): boolean {
  const at = start + position
  return (at > start && time[at - 1] === time[at]) || (at + 1 < end && time[at + 1] === time[at])
}

function repeated(evaluation: Evaluation, start: number, end: number, position: number): boolean {
  const { log } = evaluation
  const at = start + position
  const same = (other: number): boolean =>
    other !== at &&
    log.activity.codes[other] === log.activity.codes[at] &&
    log.time[other] === log.time[at] &&
    log.resource.codes[other] === log.resource.codes[at]
  for (let other = at - 1; other >= start && log.time[other] === log.time[at]; other--) if (same(other)) return true
  for (let other = at + 1; other < end && log.time[other] === log.time[at]; other++) if (same(other)) return true
  return false
}

const UNORDERED: ReadonlySet<Template> = new Set<Template>([
  'existence',
  'atMost',
  'exactly',
  'absence',
  'respondedExistence',
  'coExistence',
  'choice',
  'exclusiveChoice',
  'notCoExistence',
  'fourEyes',
  'samePerson',
])

function isOrdered(template: Template): boolean {
  return !UNORDERED.has(template)
}
