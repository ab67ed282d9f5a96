import { fileURLToPath } from 'node:url'
import { isMap, isSeq } from 'yaml'
import type { ActivityNames } from './explain/words.ts'
import { readText } from './files.ts'
import { throwProblems } from './problems.ts'
import type { Problems } from './problems.ts'
import { LANES, type Lane } from './schema.ts'
import { parseYaml } from './yaml/document.ts'

const BUNDLED_VOCABULARY = fileURLToPath(new URL('../../law/vocabulary.yaml', import.meta.url))

/** What is known of activities by their name in the log: the Vietnamese name, and who acts. */
export interface Vocabulary {
  names: ActivityNames
  lanes: ReadonlyMap<string, Lane>
}

/** Vietnamese names of the activities of the vocabulary that comes with the program. Throws LiemError('rulebook'). */
export async function readActivityNames(file: string = BUNDLED_VOCABULARY): Promise<ActivityNames> {
  return (await readVocabulary(file)).names
}

/** The activities of the vocabulary that comes with the program. Throws LiemError('rulebook'). */
export async function readVocabulary(file: string = BUNDLED_VOCABULARY): Promise<Vocabulary> {
  const problems: Problems = { found: [] }
  const yaml = parseYaml(await readText(file), file, problems)
  throwProblems(problems)
  const activities = isMap(yaml?.root) ? yaml.root.get('activities') : undefined
  const names = new Map<string, string>()
  const lanes = new Map<string, Lane>()
  for (const item of isSeq(activities) ? activities.items : []) {
    const [name, vi, given] = isMap(item) ? [item.get('name'), item.get('vi'), item.get('lane')] : []
    if (typeof name !== 'string') continue
    if (typeof vi === 'string') names.set(name, vi)
    const lane = LANES.find((known) => known === given)
    if (lane !== undefined) lanes.set(name, lane)
  }
  return { names, lanes }
}
