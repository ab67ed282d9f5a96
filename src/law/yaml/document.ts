import { isAlias, isNode, Lexer, LineCounter, parseDocument, visit } from 'yaml'
import type { Alias, Node, YAMLError } from 'yaml'
import type { Place } from '../../base/index.ts'
import { note } from '../problems.ts'
import type { Problems } from '../problems.ts'

/** A parsed YAML file: its nodes, and what is needed to say where they stand. */
export interface YamlFile {
  file: string
  text: string
  lines: LineCounter
  problems: Problems
  aliases: ReadonlyMap<Alias, Node>
  root: Node
}

const DEEPEST = 60
/** Words and marks of a file; a rulebook of fifty rules has some ten thousand. */
const MOST_TOKENS = 200_000

/**
 * Parses YAML 1.2 (core schema, unique keys, no merge keys). Errors and warnings are noted as problems;
 * `undefined` where the file cannot be read further.
 */
export function parseYaml(text: string, file: string, problems: Problems): YamlFile | undefined {
  const lines = new LineCounter()
  if (tooMuch(text, file, problems)) return undefined
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    resolveKnownTags: false,
  } as const
  const document = parseDocument(text, options)
  let fatal = false
  for (const error of [...document.errors, ...document.warnings]) {
    fatal ||= !HARMLESS.has(error.code)
    const { line, col } = lines.linePos(error.pos[0])
    const [message, hint] = describe(error, text)
    note(problems, { file, line, column: col }, message, hint)
  }
  if (fatal) return undefined
  const root = document.contents
  if (!isNode(root)) return note(problems, { file, line: 1, column: 1 }, 'the file is empty')
  const yaml = { file, text, lines, problems, aliases: new Map<Alias, Node>(), root }
  return !text.includes('*') || resolveAliases(yaml) ? yaml : undefined
}

/** Mistakes after which the rest of the file can still be read. */
const HARMLESS = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED'])

function describe(error: YAMLError, text: string): [string, string?] {
  if (error.message.includes('call stack')) return ['nested too deeply']
  if (error.code === 'DUPLICATE_KEY') return [`the key "${/^[^\s:]+/.exec(text.slice(error.pos[0]))?.[0] ?? ''}" is given twice`]
  if (error.code === 'MULTIPLE_DOCS') return ['a second document begins here', 'put every rule into one document, or into another file']
  if (error.code === 'TAB_AS_INDENT') return ['a tab stands where spaces are needed', 'indent with spaces']
  return [`not YAML: ${error.message.split('\n')[0].replace(/:$/, '')}`]
}

/** More, or brackets, list marks on one line or indentation nested deeper, than any rulebook needs: found before they can exhaust time or the stack. */
function tooMuch(text: string, file: string, problems: Problems): boolean {
  let [depth, marks, offset, tokens] = [0, 0, 0, 0]
  const indents = [0]
  let newLine = true
  for (const token of new Lexer().lex(text)) {
    if (MARKERS.has(token)) continue
    if (newLine && !token.includes('\n')) indent(indents, /^ *$/.test(token) ? token.length : 0)
    newLine = token.endsWith('\n')
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth--
    else if (token === '-' || token === '?') marks++
    else if (newLine) marks = 0
    const deep = Math.max(depth, marks, indents.length) > DEEPEST
    if (deep || ++tokens > MOST_TOKENS) {
      const before = text.slice(0, offset).split('\n')
      const place = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 }
      if (deep) note(problems, place, 'nested too deeply')
      else note(problems, place, 'the file is longer than any rulebook', 'divide it into several rulebooks')
      return true
    }
    offset += token.length
  }
  return false
}

function indent(indents: number[], width: number): void {
  while (indents.length > 1 && indents[indents.length - 1] > width) indents.pop()
  if (width > indents[indents.length - 1]) indents.push(width)
}

/** Tokens of the lexer that stand for no text. */
const MARKERS = new Set(['\u0002', '\u0018', '\u001f'])

/** Finds what each alias stands for; false where one stands for nothing. */
function resolveAliases(yaml: YamlFile & { aliases: Map<Alias, Node> }): boolean {
  const anchors = new Map<string, Node>()
  let complete = true
  visit(yaml.root, {
    Node(_key, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node)
        return
      }
      const target = anchors.get(node.source)
      if (target !== undefined) yaml.aliases.set(node, target)
      else {
        complete = false
        noteAt(yaml, node, `nothing before here is marked &${node.source.slice(0, 60)}`)
      }
    },
  })
  return complete
}

/** The node that an alias stands for, or the node itself. */
export function resolved(yaml: YamlFile, node: unknown): Node | undefined {
  if (!isNode(node)) return undefined
  return isAlias(node) ? yaml.aliases.get(node) : node
}

/** Where a node begins. */
export function placeOf(yaml: YamlFile, node: unknown): Place {
  const start = isNode(node) ? node.range?.[0] : undefined
  return start === undefined ? { file: yaml.file } : placeAt(yaml, start)
}

/** Where a character stands. */
export function placeAt(yaml: YamlFile, offset: number): Place {
  const { line, col } = yaml.lines.linePos(offset)
  return { file: yaml.file, line, column: col }
}

/** Notes a mistake at a node. */
export function noteAt(yaml: YamlFile, node: unknown, message: string, hint?: string): undefined {
  return note(yaml.problems, placeOf(yaml, node), message, hint)
}
