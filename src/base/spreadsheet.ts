const DANGEROUS = /^[=+\-@\t\r]/u
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?%?$/iu

/**
 * A text that a spreadsheet takes for text: one that would be a formula gets an apostrophe in front (OWASP, CSV injection). Numbers stay numbers, so
 * that what is exported can be mended and sent in again.
 */
export function inert(text: string): string {
  return DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text
}

/** A line of a CSV that is safe to open in a spreadsheet; null is an empty cell. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : inert(value)
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** With it in front, spreadsheets take a CSV for UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'
