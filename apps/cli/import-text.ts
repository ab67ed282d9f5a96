import { basename } from 'node:path'
import type { ImportResult, Preview } from '../../src/lake/index.ts'
import { detectText } from './detect.ts'
import type { ImportedAtHome } from './import-home.ts'

const number = (value: number): string => value.toLocaleString('en')
const rows = (count: number): string => `${number(count)} ${count === 1 ? 'row' : 'rows'}`

/** What was imported, file by file. */
export function resultText(lake: string, result: ImportResult): string {
  return result.map((one) => fileText(lake, one)).join('')
}

function fileText(lake: string, { file, known, import: one }: ImportResult[number]): string {
  if (known) return `${basename(file)}: the lake has these bytes already (import ${one.number}, ${one.name}); nothing was added\n`
  const kept = one.rows - one.rejectedRows - one.repeatedRows
  const range = one.from === null ? 'without a time' : `${one.from} to ${one.until}`
  const lines = [
    `${basename(file)}: ${rows(kept)} imported (import ${one.number}), ${range}`,
    ...(one.undatedRows === 0 ? [] : [`  ${rows(one.undatedRows)} without a time`]),
    ...(one.rejected === null ? [] : [`  ${rows(one.rejectedRows)} cannot be used: ${lake}/${one.rejected.path}`]),
    ...(one.repeated === null ? [] : [`  ${rows(one.repeatedRows)} that the lake had already: ${lake}/${one.repeated.path}`]),
    ...one.notes.map((note) => `  ${note}`),
  ]
  return `${lines.join('\n')}\n`
}

/** What came of files that went into an installation, and of the comparison after them. */
export function homeText({ files, detect }: ImportedAtHome): string {
  const lines = files.map(({ name, result }) => {
    if (result === null) return `${name}: nothing came of it`
    if (result.knownAs !== null) return `${name}: the data have these bytes already (${result.knownAs}); nothing was added`
    const kept = result.rows - result.rejectedRows - result.repeatedRows
    const set = [
      ...(result.rejectedRows === 0 ? [] : [`${rows(result.rejectedRows)} cannot be used`]),
      ...(result.repeatedRows === 0 ? [] : [`${rows(result.repeatedRows)} that the data had already`]),
      ...(result.undatedRows === 0 ? [] : [`${rows(result.undatedRows)} without a time`]),
    ]
    return [`${name}: ${rows(kept)} imported`, ...set].join('; ')
  })
  return `${lines.join('\n')}\n${detect === null ? '' : detectText(detect.result)}`
}

/** What an import would make of a file. */
export function previewText(preview: Preview): string {
  const used = Object.entries(preview.mapping).flatMap(([role, column]) => (column === null ? [] : [{ role, column }]))
  const lines = [
    `${preview.file} (${preview.format})`,
    ...used.map(({ role, column }) => `  ${role.padEnd(10)} ${JSON.stringify(column)}`),
    ...preview.notes.filter((note) => !used.some(({ role }) => note.startsWith(`${role}: `))).map((note) => `  ${note}`),
    `  columns: ${preview.columns.map(({ name, type }) => (type === 'text' ? name : `${name} (${type})`)).join(', ')}`,
    ...preview.rows.flatMap(rowText),
    ...preview.doubts.map(({ what, hint }) => `  Not certain: ${what}. To import it, ${hint}`),
  ]
  return `${lines.join('\n')}\n`
}

function rowText(row: Preview['rows'][number]): string[] {
  const time = row.timestamp === null ? 'no time' : row.instant === null ? `${JSON.stringify(row.timestamp)} cannot be read` : row.instant
  const person = [row.resource, row.unit].filter((part) => part !== null).join(', ')
  const attributes = Object.entries(row.attributes)
    .slice(0, 8)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
  const head = `  ${row.rejected ? '✗' : ' '} row ${row.row}: ${row.case ?? 'no case'} | ${row.activity ?? 'no activity'} | ${time}${person === '' ? '' : ` | ${person}`}`
  return attributes === '' ? [head] : [head, `      ${attributes}`]
}
