/** What a race is made of. */
import type { Db, Home } from '../../src/base/index.ts'
import type { Scope } from '../../src/base/schema.ts'
import type { LawPack } from '../../src/law/allowed/index.ts'
import type { World } from './world.ts'

export interface Stage {
  db: Db
  home: Home
  pack: LawPack
  world: World
  /** A case in which the first person was heard. */
  id: string
  hands: readonly Scope[]
}
/** `once`: of all that press it, one succeeds; where something else can come before, at most one. */
interface Press {
  what: string
  by: Scope
  does: (by: Scope) => Promise<unknown>
  undoes?: boolean
}
export interface Race {
  presses: Press[]
  /** Who may not, whatever comes first. */
  never: readonly string[]
}

export const press = (what: string, hands: readonly Scope[], does: Press['does'], undoes = false): Press[] =>
  hands.map((by) => ({ what, by, does, undoes }))
