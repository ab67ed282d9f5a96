import { summarise, type Evaluation } from '../../src/detect/index.ts'
import type { Language } from './language.ts'

const WORDS = {
  en: {
    locale: 'en',
    heads: ['rule', 'against', 'cannot be checked', 'as the rule says', 'did not arise'],
    log: (cases: string, events: string) => `cases: ${cases}, events: ${events}`,
    unfinished: (count: string) => `not finished: ${count}; what a later event could still mend is not counted against a case`,
    rejected: (count: string) => `rows that cannot be used: ${count}`,
    absent: (names: string) => `the log has no attribute ${names}: conditions on it cannot be checked`,
    violating: (count: string) => `Cases against at least one rule: ${count}. A person decides what that means.`,
  },
  vi: {
    locale: 'vi',
    heads: ['quy tắc', 'trái', 'chưa kiểm tra được', 'đúng', 'không phát sinh'],
    log: (cases: string, events: string) => `${cases} hồ sơ, ${events} sự kiện`,
    unfinished: (count: string) => `${count} hồ sơ chưa kết thúc: điều mà sự kiện sau còn có thể bổ sung thì chưa tính là trái quy tắc`,
    rejected: (count: string) => `${count} dòng không dùng được`,
    absent: (names: string) => `dữ liệu không có thuộc tính ${names}: điều kiện dùng đến chưa kiểm tra được`,
    violating: (count: string) => `${count} hồ sơ trái ít nhất một quy tắc. Con người quyết định điều đó có nghĩa gì.`,
  },
} as const

/** The result of a check as a table for the terminal. */
export function checkText(evaluation: Evaluation, timing: { readMs: number; rulesMs: number }, language: Language): string {
  const words = WORDS[language]
  const count = (value: number): string => value.toLocaleString(words.locale)
  const { log, cases } = summarise(evaluation)
  const rows = evaluation.rules.map(({ rule, cases: counts }) => [
    `${rule.id}  ${rule.title[language]}`,
    ...[counts.violated, counts.unknown, counts.satisfied, counts.vacuous].map(count),
  ])
  const lines = [
    `${words.log(count(log.cases), count(log.events))} (${(timing.readMs / 1000).toFixed(1)} s + ${(timing.rulesMs / 1000).toFixed(1)} s)`,
    ...evaluation.log.notes.map((note) => `  ${note}`),
    ...(log.unfinishedCases === 0 ? [] : [`  ${words.unfinished(count(log.unfinishedCases))}`]),
    ...(log.rejectedRows === 0 ? [] : [`  ${words.rejected(count(log.rejectedRows))}`]),
    ...(evaluation.log.absentAttributes.length === 0 ? [] : [`  ${words.absent(evaluation.log.absentAttributes.join(', '))}`]),
    '',
    ...table([[...words.heads], ...rows]),
    '',
    words.violating(count(cases.violating)),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

const WIDEST = 76

/** Columns padded by their widest cell; the first to the left and cut, the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const cut = rows.map(([first, ...rest]) => [first!.length > WIDEST ? `${first!.slice(0, WIDEST - 1)}…` : first!, ...rest])
  const widths = cut[0]!.map((_, column) => Math.max(...cut.map((row) => row[column]!.length)))
  return cut.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '))
}
