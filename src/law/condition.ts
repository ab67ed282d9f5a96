import { LiemError } from '../base/index.ts'
import type { Place } from '../base/index.ts'
import { compileNode } from './condition/compile.ts'
import { ConditionError } from './condition/expression.ts'
import type { Compilation, Scope } from './condition/expression.ts'
import { parseCel } from './condition/parse.ts'
import { asBoolean } from './condition/reading.ts'
import type { Condition } from './schema.ts'

export type { Scope } from './condition/expression.ts'

/** Where a condition stands: its start, or the place of each of its characters. */
export type ConditionPlace = Place | ((offset: number) => Place)

/**
 * Compiles a CEL condition to three-valued (Kleene) logic: 0 false, 1 true, 2 unknown.
 * Scopes: `case` (attributes of the case, `first(x)`, `last(x)`), `event` (attributes of the event), `pair` (`a.x`, `b.x`).
 * Throws LiemError('rulebook') with the place for anything but comparison, arithmetic, `&& || !`, `in`, `has`,
 * string functions, `first` and `last`, and for a condition that is not true or false.
 */
export function compileCondition(source: string, scope: Scope, place: ConditionPlace): Condition {
  const { refs, run } = compiled(source, scope, place)
  return { source, refs, evaluate: run }
}

/** A form of the condition that does not depend on spaces, brackets or the way a name is written. Throws as compileCondition. */
export function canonicalCondition(source: string, scope: Scope): string {
  return compiled(source, scope, { file: '' }).key
}

function compiled(
  source: string,
  scope: Scope,
  place: ConditionPlace,
): { refs: Compilation['refs']; run: Condition['evaluate']; key: string } {
  const context: Compilation = { scope, slots: new Map(), refs: [] }
  try {
    const node = parseCel(source)
    const expression = compileNode(node, context)
    return { refs: context.refs, run: asBoolean(expression, node.start), key: expression.key }
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error
    const at = typeof place === 'function' ? place(error.offset) : place
    throw new LiemError('rulebook', `condition: ${error.message}`, { place: at, ...(error.hint === undefined ? {} : { hint: error.hint }) })
  }
}
