/** Acts that need two persons, pressed by several at the same moment: what has to be there before, and who presses what. */
import { concludeRating, proposeRating, withdrawRating } from '../../src/accountability/ratings/index.ts'
import * as after from '../../src/cases/after/index.ts'
import { checkReply, draftReply, sendReply, withdrawReply } from '../../src/cases/along/index.ts'
import * as cases from '../../src/cases/index.ts'
import { checkDocument, issueDocument, prepareAgain, prepareDocument, withdrawDocument } from '../../src/cases/documents/index.ts'
import type { Making } from '../../src/cases/documents/making.ts'
import { orderMeasure, signMeasure, withdrawMeasure } from '../../src/cases/measures/index.ts'
import { adjustRelease, checkRelease, doRelease, draftRelease, withdrawRelease } from '../../src/cases/releases/index.ts'
import {
  answerSubmission,
  draftSubmission,
  receiveSubmission,
  submitSubmission,
  withdrawSubmission,
} from '../../src/cases/submissions/index.ts'
import { termsOf } from '../../src/law/allowed/index.ts'
import { enterConfirmation, publishConfirmation, withdrawConfirmation } from '../../src/law/confirmed/index.ts'
import { reason } from './acts.ts'
import { press, type Race, type Stage } from './race.ts'
import { RACES_AROUND } from './races-around.ts'
import { RACES_OF_REVIEWS } from './races-reviews.ts'

/** Which of them print, or read the whole law, and so take their time. */
export const SLOW: readonly string[] = [
  'a document is checked while it is made again',
  'a document is issued',
  'a change of the law is published',
]
/** What no case has: how the body writes itself, and who signs. */
const BY_HAND = {
  ...{ 'issuer.symbol': 'CHQ', 'issuer.place': 'Hà Nội', 'issuer.superior': 'Cục Hải quan', 'signer.position': 'Chi cục trưởng' },
  ...{
    'signer.name': 'Đỗ Thị Thúy Hằng',
    'person.unit': 'Đội Thủ tục',
    'explain.until': 'ngày 10/12/2026',
    'meeting.place': 'phòng họp 2',
  },
}
async function prepared({ db, id, hands, world, pack }: Stage): Promise<{ making: Making; one: { id: string; document: string } }> {
  const making = { home: 'a-home-without-templates', terms: termsOf(pack) }
  const given = { id, template: 'notice', of: world.people[0], replaces: null, issuer: null, filled: BY_HAND }
  const { id: document, missing } = await prepareDocument(db, hands[0]!, making, given)
  if (missing.length > 0) throw new Error(`the document has gaps: ${JSON.stringify(missing)}`)
  return { making, one: { id, document } }
}

const DAY = '2026-11-20'

async function drafted({ db, pack, id, hands, world }: Stage): Promise<string> {
  const given = { id, officer: world.people[0], form: 'warning', day: DAY, grounds: 'x', opinion: null, departure: 'x' }
  const { decisions } = await cases.draftDecision(db, hands[0]!, pack, given)
  return decisions.find(({ state }) => state === 'draft')!.id
}
async function checked(stage: Stage): Promise<string> {
  const decision = await drafted(stage)
  await cases.checkDecision(stage.db, stage.hands[1]!, { id: stage.id, decision })
  return decision
}
async function signed(stage: Stage): Promise<string> {
  const decision = await checked(stage)
  await cases.signDecision(stage.db, stage.hands[2]!, stage.pack, { id: stage.id, decision, number: '1', reason })
  return decision
}
async function complained({ db, pack, id, hands }: Stage, decision: string): Promise<string> {
  const given = { id, decision, ruling: null, day: '2026-11-21', how: 'handed' as const, effective: null, recipients: [], reason }
  await after.serveDecision(db, hands[0]!, pack, given)
  const entered = { id, decision, received: '2026-11-22', number: '9', words: 'x', reason }
  const { decisions } = await after.enterComplaint(db, hands[0]!, pack, entered)
  return decisions.flatMap(({ complaints }) => complaints)[0]!.id
}

/** Whoever drafted it, two others of whom one presses twice, and somebody who takes it back. */
export const RACES: Readonly<Record<string, (stage: Stage) => Promise<Race>>> = {
  ...RACES_AROUND,
  ...RACES_OF_REVIEWS,
  'a decision is drafted': async ({ db, pack, id, hands, world }) => {
    const given = { id, officer: world.people[0], form: 'warning', day: DAY, grounds: 'x', opinion: null, departure: 'x' }
    return { presses: press('drafts', hands.slice(0, 4), (by) => cases.draftDecision(db, by, pack, given)), never: [] }
  },
  'a decision is checked': async (stage) => {
    const { db, id, hands } = stage
    const decision = await drafted(stage)
    const [own, one, other] = [hands[0]!, hands[1]!, hands[2]!]
    const checks = press('checks', [own, one, one, other], (by) => cases.checkDecision(db, by, { id, decision }))
    return {
      presses: [...checks, ...press('withdraws', [own], (by) => cases.withdrawDecision(db, by, { id, decision, reason }), true)],
      never: [`${own.actor.id} checks`],
    }
  },
  'a decision is signed': async (stage) => {
    const { db, pack, id, hands } = stage
    const decision = await checked(stage)
    const signs = press('signs', [hands[1]!, hands[2]!, hands[2]!, hands[3]!], (by) =>
      cases.signDecision(db, by, pack, { id, decision, number: '1', reason }),
    )
    return { presses: signs, never: [`${hands[1]!.actor.id} signs`] }
  },
  'a decision is signed while it is taken back and its facts change': async (stage) => {
    const { db, pack, id, hands, world } = stage
    const decision = await checked(stage)
    const signs = press('signs', [hands[1]!, hands[2]!, hands[3]!], (by) =>
      cases.signDecision(db, by, pack, { id, decision, number: '1', reason }),
    )
    const act = { act: null, officer: world.people[0], what: 'x', from: DAY, until: DAY, detected: DAY, severity: 'especially-serious' }
    const more = { disciplinable: true, kinds: [], repeats: null, entry: null, reason }
    const sets = press('sets an act', [hands[4]!], (by) => cases.setAct(db, by, pack, { id, ...act, ...more }), true)
    const takes = press('withdraws', [hands[0]!], (by) => cases.withdrawDecision(db, by, { id, decision, reason }), true)
    return { presses: [...sets, ...signs, ...takes], never: [`${hands[1]!.actor.id} signs`] }
  },
  'a complaint is taken up': async (stage) => {
    const { db, pack, id, hands } = stage
    const complaint = await complained(stage, await signed(stage))
    const given = { id, complaint, admitted: true, day: '2026-11-27', complex: false, reason }
    const admits = press('takes up', [hands[0]!, hands[2]!, hands[3]!, hands[4]!, hands[4]!], (by) =>
      after.admitComplaint(db, by, pack, given),
    )
    return { presses: admits, never: [`${hands[0]!.actor.id} takes up`, `${hands[2]!.actor.id} takes up`] }
  },
  'a ruling is signed': async (stage) => {
    const { db, pack, id, hands } = stage
    const decision = await signed(stage)
    const given = { id, decision, complaint: null, kind: 'quashed' as const, day: '2026-11-27', grounds: 'x', wording: null }
    const { decisions } = await after.draftRuling(db, hands[3]!, pack, given)
    const ruling = decisions.flatMap(({ rulings }) => rulings)[0]!.id
    const signs = press('signs', [hands[3]!, hands[2]!, hands[4]!, hands[4]!, hands[5]!], (by) =>
      after.signRuling(db, by, pack, { id, ruling, number: '1', reason }),
    )
    const takes = press('withdraws', [hands[3]!], (by) => after.withdrawRuling(db, by, pack, { id, ruling, reason }), true)
    return { presses: [...signs, ...takes], never: [`${hands[3]!.actor.id} signs`, `${hands[2]!.actor.id} signs`] }
  },
  'an interim measure is signed': async ({ db, pack, id, hands, world }) => {
    const given = {
      id,
      officer: world.people[0],
      kind: 'suspension',
      ground: 'x',
      from: DAY,
      until: '2026-11-30',
      pay: 50,
      extends: null,
      reason,
    }
    const { measures } = await orderMeasure(db, hands[0]!, pack, given)
    const one = { id, measure: measures[0]!.id, reason }
    const signs = press('signs', [hands[0]!, hands[1]!, hands[1]!, hands[2]!], (by) => signMeasure(db, by, pack, { ...one, number: 'x' }))
    return {
      presses: [...signs, ...press('withdraws', [hands[0]!], (by) => withdrawMeasure(db, by, pack, one), true)],
      never: [`${hands[0]!.actor.id} signs`],
    }
  },
  'a rating is concluded': async ({ db, pack, hands, world }) => {
    const given = {
      officer: world.people[1],
      year: 2025,
      byResults: 'good',
      level: 'good',
      scores: null,
      cases: [],
      deviates: null,
      corrects: null,
    }
    const { id } = await proposeRating(db, hands[0]!, pack, given)
    const concludes = press('concludes', [hands[0]!, hands[1]!, hands[1]!, hands[2]!], (by) => concludeRating(db, by, pack, { id, reason }))
    return {
      presses: [...concludes, ...press('withdraws', [hands[0]!], (by) => withdrawRating(db, by, { id, reason }), true)],
      never: [`${hands[0]!.actor.id} concludes`],
    }
  },
  'a redacted file is checked while others write in it': async (stage) => {
    const { db, hands } = stage
    const { release, stamp } = await redacted(stage)
    const one = { id: stage.id, release }
    const checks = press('checks', [hands[0]!, hands[1]!, hands[1]!, hands[2]!], (by) =>
      checkRelease(db, by, { ...one, stamp, identity: true, wording: true, timing: true }),
    )
    const parts = [{ at: 0, heading: 'y', text: 'y' }]
    const writes = press('writes', [hands[1]!], (by) => adjustRelease(db, by, { ...one, title: 'y', parts }), true)
    return { presses: [...checks, ...writes], never: [`${hands[0]!.actor.id} checks`] }
  },
  'a redacted file is released': async (stage) => {
    const { db, hands } = stage
    const { release, stamp } = await redacted(stage)
    const one = { id: stage.id, release }
    await checkRelease(db, hands[1]!, { ...one, stamp, identity: true, wording: true, timing: true })
    const releases = press('releases', [hands[0]!, hands[1]!, hands[2]!, hands[2]!], (by) => doRelease(db, by, { ...one, reason }))
    return {
      presses: [...releases, ...press('withdraws', [hands[3]!], (by) => withdrawRelease(db, by, { ...one, reason }), true)],
      never: [],
    }
  },
  'a reply is checked': async ({ db, id, hands }) => {
    const { replies } = await draftReply(db, hands[0]!, { id, trader: 'x', words: 'x' })
    const reply = replies[0]!.id
    const checks = press('checks', [hands[0]!, hands[1]!, hands[1]!, hands[2]!], (by) => checkReply(db, by, { id, reply, lawful: null }))
    const sends = press('sends', [hands[3]!], (by) => sendReply(db, by, { id, reply, sentOn: '2026-11-28', letter: 'x' }), true)
    const takes = press('withdraws', [hands[0]!], (by) => withdrawReply(db, by, { id, reply, reason }), true)
    return { presses: [...checks, ...sends, ...takes], never: [`${hands[0]!.actor.id} checks`] }
  },
  'a submission is answered': async ({ db, id: of, hands, world }) => {
    const [maker, below, above] = [hands[0]!, hands[6]!, hands[7]!]
    const given = { kind: 'person' as const, case: of, review: null, officer: world.people[0], unit: null, asks: 'x', grounds: 'x', reason }
    const { id } = await draftSubmission(db, maker, given)
    await submitSubmission(db, below, { id, due: '2099-12-31', reason })
    await receiveSubmission(db, above, { id })
    const answers = press('answers', [maker, below, above, above, hands[1]!], (by) =>
      answerSubmission(db, by, { id, answer: 'accepted', reason }),
    )
    const takes = press('withdraws', [below], (by) => withdrawSubmission(db, by, { id, reason }), true)
    return { presses: [...answers, ...takes], never: [`${maker.actor.id} answers`, `${below.actor.id} answers`] }
  },
  'a document is checked while it is made again': async (stage) => {
    const { db, hands } = stage
    const { making, one } = await prepared(stage)
    const checks = press('checks', [hands[0]!, hands[1]!, hands[1]!, hands[2]!], (by) => checkDocument(db, by, making, one))
    const again = press('makes again', [hands[1]!], (by) => prepareAgain(db, by, making, { ...one, issuer: null, filled: BY_HAND }), true)
    return { presses: [...checks, ...again], never: [] }
  },
  'a document is issued': async (stage) => {
    const { db, hands } = stage
    const { making, one } = await prepared(stage)
    await checkDocument(db, hands[1]!, making, one)
    const issues = press('issues', [hands[0]!, hands[1]!, hands[2]!, hands[2]!], (by) =>
      issueDocument(db, by, making, { ...one, number: null, day: '2026-11-27', reason }),
    )
    return {
      presses: [...issues, ...press('withdraws', [hands[0]!], (by) => withdrawDocument(db, by, making, { ...one, reason }), true)],
      never: [],
    }
  },
  'a comparison of the law is published': async ({ db, pack, hands, world }) => {
    const { id: rule } = pack.rules[world.n % pack.rules.length]!
    const given = { rule, lawyer: 'x', comparedOn: '2026-11-01', reason, today: '2026-11-28' }
    const { id } = await enterConfirmation(db, hands[0]!.actor, pack, given)
    const publishes = press('publishes', [hands[0]!, hands[1]!, hands[1]!, hands[2]!], (by) =>
      publishConfirmation(db, by.actor, pack, { id, reason }),
    )
    const takes = press('withdraws', [hands[3]!], (by) => withdrawConfirmation(db, by.actor, { id, reason }), true)
    return { presses: [...publishes, ...takes], never: [`${hands[0]!.actor.id} publishes`] }
  },
}

async function redacted({ db, id, hands, world }: Stage): Promise<{ release: string; stamp: string }> {
  const { acts } = await cases.showCaseFile(db, hands[0]!, { id })
  const given = { id, officer: world.people[0], recipient: null, title: 'x', acts: [acts[0]!.id], evidence: [] }
  const { id: release, stamp } = await draftRelease(db, hands[0]!, given)
  return { release, stamp }
}
