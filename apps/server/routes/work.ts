import { listDone, listWork, noteLook, type Asker } from '../../../src/desk/work/index.ts'
import * as contract from '../../../src/desk/work/schema.ts'
import { setDigest, showDigest } from '../../../src/desk/digest/index.ts'
import * as digest from '../../../src/desk/digest/schema.ts'
import { localDay, ZONE } from '../../../src/base/index.ts'
import { currentLaw } from '../../../src/law/changed/index.ts'
import { on, type Context, type Entry } from '../table.ts'

/** Whoever asks what he has to do. */
export function askerOf({ db, home, own, actor, may, scopeFor }: Context): Asker {
  return { db, identity: own.identity, actor, may, scopeFor, law: () => currentLaw(db, home.path), today: localDay(ZONE) }
}

export const WORK_ROUTES: readonly Entry[] = [
  on(contract.listWork, (context, input) => listWork(askerOf(context), input)),
  on(contract.listDone, ({ db, actor }, input) => listDone(db, actor, input)),
  on(digest.showDigest, ({ db, home, own }) => showDigest(db, { identity: own.identity, home })),
  on(digest.setDigest, ({ db, home, actor, own }, input) => setDigest(db, { identity: own.identity, actor, home }, input)),
  on(contract.lookAtWork, ({ db, own }) => noteLook(db, own.identity)),
]
