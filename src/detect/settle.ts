import type { Template } from '../law/schema.ts'
import { EVERY_CASE, type BoundRule } from './bind.ts'
import type { Ground, Places } from './case.ts'
import { certainJudge } from './judge.ts'
import { newTally, type Scene } from './scene.ts'
import { VACUOUS } from './schema.ts'

/** Stands for a verdict that the variant alone does not settle. */
export const BY_CASE = 255

/** What each variant settles: at 2 v for its unfinished cases, at 2 v + 1 for its finished ones. */
export interface Settled {
  verdicts: Uint8Array
  /** Places of the sides, where cases are to be judged one by one. */
  places: (Places | undefined)[]
  /** Whether the verdicts hold for cases with undated events too. */
  orderFree: boolean
}

/** Judges each variant once, as far as the sequence of its activities decides. */
export function settleVariants(bound: BoundRule, { log }: Ground, placesOf: (index: number) => Places): Settled {
  const { variants } = log
  const verdicts = new Uint8Array(2 * variants.case.length)
  const places: Settled['places'] = Array.from({ length: variants.case.length })
  const alone = dependsOnVariantAlone(bound)
  const judge = certainJudge(bound, newTally(false))
  const scene: Scene = { base: 0, length: 0, a: [], b: [], finished: true, until: -Infinity, time: log.time, resource: log.resource.codes }
  for (let variant = 0; variant < variants.case.length; variant++) {
    const index = variants.case[variant]!
    const at = placesOf(index)
    if (alone) {
      scene.base = log.start[index]!
      scene.length = log.start[index + 1]! - scene.base
      scene.a = at.a
      scene.b = at.b
      scene.finished = false
      verdicts[2 * variant] = judge(scene)
      scene.finished = true
      verdicts[2 * variant + 1] = judge(scene)
    } else {
      const open = canActivate(bound, at)
      verdicts.fill(open ? BY_CASE : VACUOUS, 2 * variant, 2 * variant + 2)
      if (open) places[variant] = at
    }
  }
  return { verdicts, places, orderFree: alone && ORDER_FREE.has(bound.rule.template) }
}

/** Whether two certain cases with the same sequence of activities, both finished or both not, must have the same verdict. */
function dependsOnVariantAlone(bound: BoundRule): boolean {
  const byEvent = bound.inDays !== undefined && !bound.daysByCase
  const byPerson = bound.rule.template === 'fourEyes' || bound.rule.template === 'samePerson'
  return !byEvent && !byPerson && bound.pair === undefined && bound.a.when === undefined && bound.b.when === undefined
}

/** Whether these places could activate a rule; if not, it is vacuous on every case of the variant. */
function canActivate(bound: BoundRule, { a, b }: Places): boolean {
  const { template } = bound.rule
  if (EVERY_CASE.has(template)) return true
  if (template === 'fourEyes' || template === 'samePerson') return a.length > 0 && b.length > 0
  if (BY_B.has(template)) return b.length > 0
  return a.length > 0 || (BY_EITHER.has(template) && b.length > 0)
}

const BY_B: ReadonlySet<Template> = new Set(['precedence', 'alternatePrecedence', 'chainPrecedence'])
const BY_EITHER: ReadonlySet<Template> = new Set(['coExistence', 'notCoExistence', 'succession', 'alternateSuccession', 'chainSuccession'])
const ORDER_FREE: ReadonlySet<Template> = new Set([
  'existence',
  'atMost',
  'exactly',
  'absence',
  'choice',
  'exclusiveChoice',
  'respondedExistence',
  'coExistence',
  'notCoExistence',
])
