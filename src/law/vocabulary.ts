import { fileURLToPath } from 'node:url'
import { isMap, isSeq } from 'yaml'
import type { Bilingual } from '../base/schema.ts'
import type { ActivityNames } from './explain/words.ts'
import { readText } from './files.ts'
import { throwProblems } from './problems.ts'
import type { Problems } from './problems.ts'
import { LANES, STAGES, type Lane, type Stage } from './schema.ts'
import { parseYaml } from './yaml/document.ts'

const BUNDLED_VOCABULARY = fileURLToPath(new URL('../../law/vocabulary.yaml', import.meta.url))

/** An attribute by its names; `case`: the same on every row of a case. */
export interface AttributeWords {
  scope: 'case' | 'event'
  label: Bilingual
}

/** What is known of activities by their name in the log (the Vietnamese name, who acts, to which part of clearance it belongs), and of attributes. */
export interface Vocabulary {
  names: ActivityNames
  lanes: ReadonlyMap<string, Lane>
  stages: ReadonlyMap<string, Stage>
  attributes: ReadonlyMap<string, AttributeWords>
}

/** Vietnamese names of the activities of the vocabulary that comes with the program. Throws LiemError('rulebook'). */
export async function readActivityNames(file?: string): Promise<ActivityNames> {
  return (await readVocabulary(file)).names
}

let bundled: Promise<Vocabulary> | undefined

/** The activities and attributes of the vocabulary that comes with the program, which is read once. Throws LiemError('rulebook'). */
export function readVocabulary(file?: string): Promise<Vocabulary> {
  return file === undefined ? (bundled ??= readFrom(BUNDLED_VOCABULARY)) : readFrom(file)
}

async function readFrom(file: string): Promise<Vocabulary> {
  const problems: Problems = { found: [] }
  const yaml = parseYaml(await readText(file), file, problems)
  throwProblems(problems)
  const names = new Map<string, string>()
  const lanes = new Map<string, Lane>()
  const stages = new Map<string, Stage>()
  for (const item of itemsOf(yaml?.root, 'activities')) {
    const name = item.get('name')
    if (typeof name !== 'string') continue
    keep(names, name, item.get('vi'))
    keepOneOf(lanes, name, item.get('lane'), LANES)
    keepOneOf(stages, name, item.get('stage'), STAGES)
  }
  return { names, lanes, stages, attributes: attributesOf(itemsOf(yaml?.root, 'attributes')) }
}

interface Item {
  get: (key: string) => unknown
}

function itemsOf(root: unknown, list: string): Item[] {
  const items = isMap(root) ? root.get(list) : undefined
  return isSeq(items) ? items.items.filter((item) => isMap(item)) : []
}

function keep(words: Map<string, string>, name: string, given: unknown): void {
  if (typeof given === 'string') words.set(name, given)
}

function keepOneOf<T extends string>(words: Map<string, T>, name: string, given: unknown, known: readonly T[]): void {
  const found = known.find((one) => one === given)
  if (found !== undefined) words.set(name, found)
}

function attributesOf(items: readonly Item[]): Map<string, AttributeWords> {
  const attributes = new Map<string, AttributeWords>()
  for (const item of items) {
    const [name, scope, en, vi] = ['name', 'scope', 'en', 'vi'].map((key) => item.get(key))
    if (typeof name !== 'string' || (scope !== 'case' && scope !== 'event')) continue
    attributes.set(name, { scope, label: { en: typeof en === 'string' ? en : name, vi: typeof vi === 'string' ? vi : name } })
  }
  return attributes
}
