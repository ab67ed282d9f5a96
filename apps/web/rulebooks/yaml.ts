/** Lines of one rule in the text of a rulebook; numbers from 1. */
export interface RuleLines {
  from: number
  to: number
  lines: string[]
}

/** Where a rule stands in the YAML: from its `- id:` to before the next rule, without the blank lines and comments between them. */
export function linesOfRule(source: string, rule: string): RuleLines | null {
  const lines = source.split('\n')
  const start = lines.findIndex((line) => idOf(line) === rule)
  if (start === -1) return null
  const depth = indent(lines[start]!)
  let end = start + 1
  while (end < lines.length && (isAside(lines[end]!) || indent(lines[end]!) > depth)) end++
  while (end > start + 1 && isAside(lines[end - 1]!)) end--
  return { from: start + 1, to: end, lines: lines.slice(start, end).map((line) => line.slice(Math.min(depth, indent(line)))) }
}

/** Every rule and the line on which it begins, in order. */
export function rulesIn(source: string): { rule: string; line: number }[] {
  return source.split('\n').flatMap((line, index) => {
    const rule = idOf(line)
    return rule === null ? [] : [{ rule, line: index + 1 }]
  })
}

function idOf(line: string): string | null {
  return /^\s*- id:\s*['"]?([^'"\s#]+)/u.exec(line)?.[1] ?? null
}

function indent(line: string): number {
  return line.length - line.trimStart().length
}

function isAside(line: string): boolean {
  const text = line.trim()
  return text === '' || text.startsWith('#')
}

/** A mistake that the server told, with its place in the text where it names one. */
export interface Mistake {
  /** The file in which it is, without its folder and `.yaml`; null where none is named. */
  file: string | null
  line: number | null
  column: number | null
  message: string
  hint?: string
}

interface Told {
  detail?: string | undefined
  hint?: string | undefined
  fields?: readonly { path: string; message: string }[] | undefined
}

const PLACE = /^(?:[^\s:]*\/)?([^\s:/]+)\.ya?ml(?::(\d+))?(?::(\d+))?(?: \(([^)]*)\))?/u

/** The mistakes of a refused text: the first stands in `detail`, the others in `fields`, each with `file:line:column (part)`. */
export function mistakesOf({ detail = '', hint, fields = [] }: Told): Mistake[] {
  const place = PLACE.exec(detail)
  const first =
    place === null
      ? { file: null, line: null, column: null, message: detail }
      : placed(place, detail.slice(place[0].length).replace(/^: /u, ''))
  return [
    { ...first, ...(hint === undefined ? {} : { hint }) },
    ...fields.map(({ path, message }) => {
      const found = PLACE.exec(path)
      return found === null
        ? { file: null, line: null, column: null, message: path === '' ? message : `${path}: ${message}` }
        : placed(found, message)
    }),
  ]
}

function placed([, file, line, column, part]: RegExpExecArray, message: string): Mistake {
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text))
  return { file: file ?? null, line: number(line), column: number(column), message: part === undefined ? message : `${message} (${part})` }
}
