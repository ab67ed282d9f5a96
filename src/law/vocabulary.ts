import { fileURLToPath } from 'node:url'
import { isMap, isSeq } from 'yaml'
import type { ActivityNames } from './explain/words.ts'
import { readText } from './files.ts'
import { throwProblems } from './problems.ts'
import type { Problems } from './problems.ts'
import { parseYaml } from './yaml/document.ts'

const BUNDLED_VOCABULARY = fileURLToPath(new URL('../../law/vocabulary.yaml', import.meta.url))

/** Vietnamese names of the activities of the vocabulary that comes with the program. Throws LiemError('rulebook'). */
export async function readActivityNames(file: string = BUNDLED_VOCABULARY): Promise<ActivityNames> {
  const problems: Problems = { found: [] }
  const yaml = parseYaml(await readText(file), file, problems)
  throwProblems(problems)
  const activities = isMap(yaml?.root) ? yaml.root.get('activities') : undefined
  const names = new Map<string, string>()
  for (const item of isSeq(activities) ? activities.items : []) {
    const [name, vi] = isMap(item) ? [item.get('name'), item.get('vi')] : []
    if (typeof name === 'string' && typeof vi === 'string') names.set(name, vi)
  }
  return names
}
