import type { Identity } from '../../access/index.ts'
import type { Db } from '../../base/index.ts'
import type { Action, Actor, Scope } from '../../base/schema.ts'
import type { Law, LawPack } from '../../law/allowed/index.ts'

/** Whoever asks what he has to do: to what he may do each thing, and by which law. */
export interface Asker {
  db: Db
  identity: Identity
  actor: Actor
  may: (action: Action) => boolean
  scopeFor: (action: Action) => Scope
  law: () => Promise<Law>
  today: string
}

/** The law, read where something hangs on it. */
export async function packOf({ law }: Asker): Promise<LawPack> {
  return (await law()).pack()
}
