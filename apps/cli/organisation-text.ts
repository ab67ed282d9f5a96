import type { Preview } from '../../src/organisation/index.ts'
import { mistakeLines, n, restLine } from './sheet-import.ts'

type Sheets = Preview['sheets']

const SIGNS = { add: '+', change: '~', end: '|', remove: '-' } as const

/** What a file would change, and its mistakes, for a terminal. */
export function previewText(preview: Preview): string {
  const { sheets, changes, changeCount } = preview
  const lines = changes.map(({ sheet, kind, key, fields }) => {
    const what =
      kind === 'change' || kind === 'end' ? fields.map(({ field, before, after }) => `${field}: ${before || '–'} → ${after || '–'}`) : []
    return `${SIGNS[kind]} ${sheet} ${key}${what.length === 0 ? '' : `  ${what.join('; ')}`}`
  })
  return [...mistakeLines(preview), ...lines, ...restLine(changeCount, lines), countsText(sheets)].join('\n')
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
