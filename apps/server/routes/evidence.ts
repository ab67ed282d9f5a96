import {
  addCustody,
  addEvidence,
  listEvidence,
  listOpenings,
  openEvidence,
  pinExtract,
  showEvidence,
  verifyEvidence,
  withdrawEvidence,
} from '../../../src/cases/evidence/index.ts'
import * as contract from '../../../src/cases/evidence/schema.ts'
import {
  adjustRelease,
  checkRelease,
  doRelease,
  draftRelease,
  listOwnReleases,
  listReleases,
  ownReleaseFile,
  ownReleaseText,
  releaseText,
  showOwnRelease,
  showRelease,
  withdrawRelease,
} from '../../../src/cases/releases/index.ts'
import * as releases from '../../../src/cases/releases/schema.ts'
import { receiving } from '../receive.ts'
import { anew, beyond, on, receives, sends, type Context, type Entry } from '../table.ts'

const again = ({ db, scope }: Context, { id }: { id: string }) => showEvidence(db, scope, { evidence: id })
const releaseAgain = ({ db, scope }: Context, { id }: { id: string }) => showRelease(db, scope, { release: id })
const PLAIN = 'text/plain; charset=utf-8'

/** Evidence of cases, and what of them is shown to whoever is concerned or to a trader. */
export const EVIDENCE_ROUTES: readonly Entry[] = [
  on(contract.listEvidence, ({ db, scope }, input) => listEvidence(db, scope, input)),
  on(contract.showEvidence, ({ db, scope }, input) => showEvidence(db, scope, input)),
  receives(contract.addEvidence, ({ db, home, scope }, input, body) =>
    receiving(home.files, input.bytes, () => addEvidence(db, home, scope, input, body)),
  ),
  anew(contract.pinExtract, ({ db, home, scope, scopeFor }, input) => pinExtract(db, home, scope, scopeFor('finding.read'), input), again),
  anew(contract.addCustody, ({ db, scope }, input) => addCustody(db, scope, input), again),
  anew(contract.withdrawEvidence, ({ db, scope }, input) => withdrawEvidence(db, scope, input), again),
  anew(contract.verifyEvidence, ({ db, home, scope }, input) => verifyEvidence(db, home, scope, input), again),
  sends(contract.openEvidence, ({ db, home, scope }, input) => openEvidence(db, home, scope, input)),
  on(contract.listOpenings, ({ db, scope }, input) => listOpenings(db, scope, input)),
  on(releases.listReleases, ({ db, scope }, input) => listReleases(db, scope, input)),
  anew(releases.draftRelease, ({ db, scope }, input) => draftRelease(db, scope, input), releaseAgain),
  anew(releases.adjustRelease, ({ db, scope }, input) => adjustRelease(db, scope, input), releaseAgain),
  anew(releases.checkRelease, ({ db, scope }, input) => checkRelease(db, scope, input), releaseAgain),
  anew(releases.doRelease, ({ db, scope }, input) => doRelease(db, scope, input), releaseAgain),
  anew(releases.withdrawRelease, ({ db, scope }, input) => withdrawRelease(db, scope, input), releaseAgain),
  sends(releases.releaseText, async ({ db, scope }, input) => ({ type: PLAIN, ...(await releaseText(db, scope, input)) })),
  beyond(
    'what was released to him is of a case that is otherwise kept from him; the query asks for his own alone',
    on(releases.listOwnReleases, ({ db, scope }) => listOwnReleases(db, scope)),
  ),
  beyond(
    'what was released to him is of a case that is otherwise kept from him; the query asks for his own alone',
    on(releases.showOwnRelease, ({ db, scope }, input) => showOwnRelease(db, scope, input)),
  ),
  beyond(
    'what was released to him is of a case that is otherwise kept from him; the query asks for his own alone',
    sends(releases.ownReleaseText, async ({ db, scope }, input) => ({ type: PLAIN, ...(await ownReleaseText(db, scope, input)) })),
  ),
  beyond(
    'what was released to him is of a case that is otherwise kept from him; the query asks for his own alone',
    sends(releases.ownReleaseFile, ({ db, home, scope }, input) => ownReleaseFile(db, home, scope, input)),
  ),
]
