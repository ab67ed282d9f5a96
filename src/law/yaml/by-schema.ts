import { isMap, isScalar, isSeq, type Node } from 'yaml'
import type { z } from 'zod'
import type { Place } from '../../base/index.ts'
import { nearest } from '../nearest.ts'
import { note, type Problems } from '../problems.ts'
import { parseYaml, placeOf, resolved, type YamlFile } from './document.ts'

type Path = readonly PropertyKey[]

/** What a YAML file says, and where each part of it stands. */
export interface Read<T> {
  value: T
  placeAt: (path: Path) => Place
}

/** Reads a YAML file of a form that a schema describes. Every mistake is noted at its node; undefined where there is one. */
export function readBySchema<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  problems: Problems,
): Read<z.output<S>> | undefined {
  const yaml = parseYaml(text, file, problems)
  if (yaml === undefined) return undefined
  const placeAt = (path: Path): Place => placeOf(yaml, nodeAt(yaml, path))
  const { success, data, error } = schema.safeParse(plain(yaml, yaml.root))
  if (success) return { value: data, placeAt }
  for (const issue of error.issues) {
    const [path, message] = wordsOf(issue)
    note(problems, placeAt(path), message)
  }
  return undefined
}

function plain(yaml: YamlFile, given: unknown): unknown {
  const node = resolved(yaml, given)
  if (isMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), plain(yaml, value)]))
  if (isSeq(node)) return node.items.map((item) => plain(yaml, item))
  return isScalar(node) ? node.value : undefined
}

/** The deepest node on a path that is there; of a key that has no value, the key. */
function nodeAt(yaml: YamlFile, path: Path): Node {
  let node: Node = yaml.root
  for (const part of path) {
    const next = isMap(node) ? pairOf(node.items, part) : isSeq(node) ? node.items[Number(part)] : undefined
    const found = resolved(yaml, next)
    if (found === undefined) break
    node = found
  }
  return node
}

function pairOf(items: readonly { key: unknown; value: unknown }[], part: PropertyKey): unknown {
  const pair = items.find(({ key }) => isScalar(key) && key.value === part)
  return pair?.value ?? pair?.key
}

function wordsOf(issue: z.core.$ZodIssue): [Path, string] {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]!
    return [[...issue.path, key], `unknown key ${JSON.stringify(key.slice(0, 60))}`]
  }
  const at = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `
  const choices = issue.code === 'invalid_value' ? issue.values.map(String) : []
  const close = 'input' in issue && typeof issue.input === 'string' ? nearest(issue.input, choices) : undefined
  return [issue.path, `${at}${issue.message}${close === undefined ? '' : `; did you mean ${close}?`}`]
}
