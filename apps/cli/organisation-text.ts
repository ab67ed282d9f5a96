import type { Preview } from '../../src/organisation/index.ts'

type Sheets = Preview['sheets']

const n = (value: number): string => value.toLocaleString('en')
const SIGNS = { add: '+', change: '~', end: '|', remove: '-' } as const

/** What a file would change, and its mistakes, for a terminal. */
export function previewText({ mistakes, mistakeCount, sheets, changes, changeCount }: Preview): string {
  const wrong = mistakes.map(({ sheet, row, field, message }) => {
    const place = [sheet, row].filter((part) => part !== null).join(':')
    return `${place}${field === null ? '' : ` (${field})`}: ${message.en}`
  })
  const lines = changes.map(({ sheet, kind, key, fields }) => {
    const what =
      kind === 'change' || kind === 'end' ? fields.map(({ field, before, after }) => `${field}: ${before || '–'} → ${after || '–'}`) : []
    return `${SIGNS[kind]} ${sheet} ${key}${what.length === 0 ? '' : `  ${what.join('; ')}`}`
  })
  return [
    ...(mistakeCount === 0 ? [] : [`${n(mistakeCount)} mistakes; nothing can be taken over`, ...wrong, ...rest(mistakeCount, wrong), '']),
    ...lines,
    ...rest(changeCount, lines),
    countsText(sheets),
  ].join('\n')
}

function rest(all: number, shown: readonly string[]): string[] {
  return all > shown.length ? [`… and ${n(all - shown.length)} more`] : []
}

/** One line for each sheet that the file has. */
export function countsText(sheets: Sheets): string {
  const lines = sheets
    .filter(({ rows, remove }) => rows + remove > 0)
    .map(
      ({ sheet, rows, add, change, end, remove, same }) =>
        `${sheet}: ${n(rows)} rows; ${n(add)} new, ${n(change)} changed, ${n(end)} ended, ${n(remove)} removed, ${n(same)} as before`,
    )
  return `${lines.join('\n')}\n`
}
