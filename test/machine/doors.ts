/**
 * What the moves call: the functions themselves, or the same over HTTP, by the contract of the same name, where the database that a move is given is marked so.
 */
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import * as imported from '../../src/accountability/ratings/imported/schema.ts'
import * as ratings from '../../src/accountability/ratings/index.ts'
import * as ratingsContract from '../../src/accountability/ratings/schema.ts'
import type { Db } from '../../src/base/index.ts'
import type { Actor, Route } from '../../src/base/schema.ts'
import * as after from '../../src/cases/after/index.ts'
import * as afterContract from '../../src/cases/after/schema.ts'
import * as along from '../../src/cases/along/index.ts'
import * as alongContract from '../../src/cases/along/schema.ts'
import * as council from '../../src/cases/council/index.ts'
import * as councilContract from '../../src/cases/council/schema.ts'
import * as documents from '../../src/cases/documents/index.ts'
import * as documentsContract from '../../src/cases/documents/schema.ts'
import * as evidence from '../../src/cases/evidence/index.ts'
import * as evidenceContract from '../../src/cases/evidence/schema.ts'
import * as explainContract from '../../src/cases/explain/schema.ts'
import * as handler from '../../src/cases/handler/index.ts'
import * as handlerContract from '../../src/cases/handler/schema.ts'
import * as heads from '../../src/cases/heads/index.ts'
import * as headsContract from '../../src/cases/heads/schema.ts'
import * as cases from '../../src/cases/index.ts'
import * as legacyContract from '../../src/cases/legacy/schema.ts'
import * as linksContract from '../../src/cases/links/schema.ts'
import * as measures from '../../src/cases/measures/index.ts'
import * as measuresContract from '../../src/cases/measures/schema.ts'
import * as outsideContract from '../../src/cases/outside/schema.ts'
import * as plan from '../../src/cases/plan/index.ts'
import * as planContract from '../../src/cases/plan/schema.ts'
import * as proceedings from '../../src/cases/proceedings/index.ts'
import * as proceedingsContract from '../../src/cases/proceedings/schema.ts'
import * as releases from '../../src/cases/releases/index.ts'
import * as reviews from '../../src/cases/reviews/index.ts'
import * as reviewsContract from '../../src/cases/reviews/schema.ts'
import * as releasesContract from '../../src/cases/releases/schema.ts'
import * as rereadingContract from '../../src/cases/rereading/schema.ts'
import * as casesContract from '../../src/cases/schema.ts'
import * as submissions from '../../src/cases/submissions/index.ts'
import * as submissionsContract from '../../src/cases/submissions/schema.ts'
import * as taken from '../../src/cases/taken/index.ts'
import * as takenContract from '../../src/cases/taken/schema.ts'

/** One request: by whom, of which contract. */
export interface Request {
  route: Route
  by: string
  input: Readonly<Record<string, unknown>>
  /** Of a file that is sent. */
  body?: Buffer
}
type Over = (request: Request) => Promise<unknown>

const marked = new WeakMap<object, Over>()

/** The same database, on which moves are made over HTTP. */
export function overHttp(db: Db, over: Over): Db {
  const own = (db as unknown as { withoutPlugins: () => Db }).withoutPlugins()
  marked.set(own, over)
  return own
}

type Given = readonly unknown[]

/** Each function of a room by the contract that has its name. */
function through<T extends object>(functions: T, ...contracts: object[]): T {
  const routes = new Map(contracts.flatMap((one) => Object.entries(one)))
  const each = Object.entries(functions).map(([name, does]) => {
    const route: unknown = routes.get(name)
    return [name, isRoute(route) && typeof does === 'function' ? door(route, does as (...given: Given) => unknown) : (does as unknown)]
  })
  return Object.fromEntries(each) as T
}

const isRoute = (one: unknown): one is Route => typeof one === 'object' && one !== null && 'method' in one && 'path' in one

function door(route: Route, does: (...given: Given) => unknown): (...given: Given) => unknown {
  return (...given) => {
    const over = marked.get(given[0] as object)
    return over === undefined ? does(...given) : requestOf(route, given).then(over)
  }
}

const isObject = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null

/** Who does it is the first that has an actor; what is given is the last object, or, of a file, the one beside its bytes. */
async function requestOf(route: Route, given: Given): Promise<Request> {
  const { actor } = given.find((one): one is { actor: Actor } => isObject(one) && 'actor' in one)!
  const bytes = given.find((one) => Buffer.isBuffer(one))
  const stream = given.find((one): one is Readable => isObject(one) && typeof one['pipe'] === 'function')
  const sheet = given.find((one): one is { name: string; bytes: Buffer } => isObject(one) && Buffer.isBuffer(one['bytes']))
  const body = bytes ?? sheet?.bytes ?? (stream === undefined ? undefined : await buffer(stream))
  const fields =
    sheet === undefined
      ? given.findLast((one) => isObject(one) && ![body, stream].includes(one as never))
      : { name: sheet.name, reason: given.at(-1) }
  const { shape } = route.input
  const input = Object.fromEntries(Object.entries(fields as object).filter(([name, value]) => name in shape && value !== undefined))
  return { route, by: actor.id, input, ...(body === undefined ? {} : { body }) }
}

export const { concludeRating, importRatings, proposeRating, withdrawRating } = through(ratings, ratingsContract, imported)
export const { admitComplaint, draftRuling, enterComplaint, expungeDecision, fileComplaint, giveTold, seeTold, serveDecision } = through(
  after,
  afterContract,
)
export const { signRuling, withdrawRuling } = through(after, afterContract)
export const { addGoods, addMoney, addPayment, addReport, checkReply, draftReply, endGoods, sendReply, withdrawReply } = through(
  along,
  alongContract,
)
export const { callSitting, formCouncil, holdSitting, putOffSitting, replaceMember } = through(council, councilContract)
export const { attachScan, checkDocument, issueDocument, prepareAgain, prepareDocument, withdrawDocument } = through(
  documents,
  documentsContract,
)
export const { addCustody, addEvidence, pinExtract, verifyEvidence, withdrawEvidence } = through(evidence, evidenceContract)
export const { handOver } = through(handler, handlerContract)
export const { addCollective, addRemark, setLeaderFacts } = through(heads, headsContract)
export const { endMeasure, orderMeasure, signMeasure, withdrawMeasure } = through(measures, measuresContract)
export const { addPlanTask, changePlanTask, dropPlanTask, endPlanTask } = through(plan, planContract)
export const { addNews, announceParty, proceed, refer, takeBack } = through(proceedings, proceedingsContract)
export const { adjustRelease, checkRelease, doRelease, draftRelease, withdrawRelease } = through(releases, releasesContract)
export const { addTask, answerOwnSubmission, answerSubmission, draftSubmission, hearSubmission, receiveSubmission } = through(
  submissions,
  submissionsContract,
)
export const { submitSubmission, tellSubmission, withdrawSubmission } = through(submissions, submissionsContract)
export const {
  adviseReview,
  answerOwnReview,
  checkConclusion,
  draftConclusion,
  hearReview,
  noticeReview,
  signConclusion,
  withdrawConclusion,
} = through(reviews, reviewsContract)
export const { takeOutFact, takeOutParty } = through(taken, takenContract)
const own = through(cases, casesContract, explainContract, legacyContract, linksContract, outsideContract, rereadingContract)
export const { addCircumstance, addEarlier, addParty, addStep, checkDecision, draftDecision, explainOwnCase, giveVerdict } = own
export const {
  importLegacy,
  linkCases,
  openCase,
  openOutside,
  setAct,
  settleRereading,
  signDecision,
  takeRereading,
  undoLink,
  withdrawDecision,
} = own
