import { isMap, isScalar, isSeq } from 'yaml'
import type { Node, Scalar } from 'yaml'
import { nearest } from '../nearest.ts'
import { noteAt, placeAt, resolved } from './document.ts'
import type { YamlFile } from './document.ts'
import type { Place } from '../../base/index.ts'
import { offsetsIn } from './offsets.ts'

/** The keys of a map with their values. `node` is the map; `keys` are the nodes of the keys. */
export interface Fields {
  node: Node
  values: ReadonlyMap<string, Node>
  keys: ReadonlyMap<string, Node>
}

/** Reads a map that may have only these keys. Unknown keys and empty values are noted. */
export function fieldsOf(yaml: YamlFile, given: unknown, what: string, allowed: readonly string[]): Fields | undefined {
  const node = resolved(yaml, given)
  if (node === undefined || !isMap(node))
    return noteAt(yaml, given, `${what} must be keys with values`, `its keys are ${allowed.join(', ')}`)
  const values = new Map<string, Node>()
  const keys = new Map<string, Node>()
  for (const pair of node.items) {
    if (!isScalar(pair.key)) {
      noteAt(yaml, pair.key ?? node, `a key of ${what} must be a word`)
      continue
    }
    const key = scalarText(pair.key)
    const value = resolved(yaml, pair.value)
    if (!allowed.includes(key)) noteAt(yaml, pair.key, `unknown key "${shorten(key)}" in ${what}`, hintFor(key, allowed))
    else if (value === undefined || isEmpty(value)) noteAt(yaml, pair.key, `"${key}" has no value`, 'leave the key out, or say what it is')
    else values.set(key, value)
    keys.set(key, pair.key)
  }
  return { node, values, keys }
}

function hintFor(key: string, allowed: readonly string[]): string {
  if (key === '<<') return 'merge keys are not read; write the keys out'
  const close = nearest(key, allowed)
  return close === undefined ? `the keys are ${allowed.join(', ')}` : `did you mean ${close}?`
}

export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null
}

/** What a scalar says, as it is written: `1.0` stays `1.0`, `2026-02-16` stays a text. */
function scalarText(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

/** A text that is not empty. */
export function textOf(yaml: YamlFile, given: unknown, what: string): string | undefined {
  const node = resolved(yaml, given)
  if (node === undefined || !isScalar(node)) return noteAt(yaml, given, `${what} must be one text`)
  if (node.value === null) return noteAt(yaml, given, `${what} is empty`, 'put the word null into quotes if it is meant')
  const text = scalarText(node)
  return text.trim() === '' ? noteAt(yaml, given, `${what} is empty`) : text
}

/** A text of one line, without blanks around it. */
export function wordOf(yaml: YamlFile, given: unknown, what: string): string | undefined {
  const text = textOf(yaml, given, what)?.trim()
  return text !== undefined && /[\r\n]/.test(text) ? noteAt(yaml, given, `${what} must stand on one line`) : text
}

/** One of a few words. */
export function choiceOf<T extends string>(yaml: YamlFile, given: unknown, what: string, choices: readonly T[]): T | undefined {
  const word = wordOf(yaml, given, what)
  if (word === undefined) return undefined
  const found = choices.find((choice) => choice === word)
  if (found !== undefined) return found
  const close = nearest(word, choices)
  const hint = close === undefined ? `it is one of ${choices.join(', ')}` : `did you mean ${close}?`
  return noteAt(yaml, given, `unknown ${what} "${shorten(word)}"`, hint)
}

/** A whole number. */
export function integerOf(yaml: YamlFile, given: unknown, what: string, least: number): number | undefined {
  const word = wordOf(yaml, given, what)
  if (word === undefined) return undefined
  const value = /^\d{1,9}$/.test(word) ? Number(word) : NaN
  if (value >= least) return value
  return noteAt(yaml, given, `${what} must be a whole number, ${least} or more`)
}

/** The items of a list; a single value is a list of one. An empty list is a mistake unless `least` is 0. */
export function itemsOf(yaml: YamlFile, given: unknown, what: string, least: 0 | 1 = 1): readonly unknown[] | undefined {
  const node = resolved(yaml, given)
  if (node === undefined || !isSeq(node)) return [given]
  return node.items.length < least ? noteAt(yaml, given, `${what} is an empty list`) : node.items
}

/** One text, or a list of texts; repeated ones count once. */
export function textsOf(yaml: YamlFile, given: unknown, what: string, least: 0 | 1 = 1): string[] | undefined {
  const items = itemsOf(yaml, given, what, least)
  if (items === undefined) return undefined
  const texts = items.map((item) => textOf(yaml, item, what))
  return texts.every((text) => text !== undefined) ? [...new Set(texts)] : undefined
}

/** Where each character of a scalar's text stands in the file. */
export function placesIn(yaml: YamlFile, given: unknown): (offset: number) => Place {
  const node = resolved(yaml, given)
  const [start, end] = node?.range ?? [0, 0]
  const value = isScalar(node) ? scalarText(node) : ''
  const offsets = offsetsIn(value, yaml.text.slice(start, end))
  return (offset) => placeAt(yaml, start + offsets(offset))
}
