/**
 * Whatever is done to a case, by whomever and in whatever order: no decision is signed that the confirmed law of its day forbids, of nobody who was not
 * heard, by fewer than three; what was reversed stands no more, by two who had no hand in it; no council sits otherwise than that law says, no interim measure
 * is in force by one person alone, or beside no discipline. `LIEM_TRIALS`: so many times as many runs of a hundred acts each.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from '../../test/build-db.ts'
import { seedCouncil } from '../../test/build-sitting.ts'
import { testDatabase } from '../../test/db.ts'
import { actsOfProceedings, expectLawfulMeasures } from '../../test/machine-acts.ts'
import { LiemError } from '../base/index.ts'
import { everything, type Scope } from '../base/schema.ts'
import { writing } from '../base/write/index.ts'
import { readLaw, type LawPack } from '../law/allowed/index.ts'
import { showMeasures } from './measures/index.ts'
import {
  addCircumstance,
  addEarlier,
  addParty,
  addStep,
  askCaseLaw,
  checkDecision,
  draftDecision,
  openCase,
  setAct,
  showCaseFile,
  signDecision,
  withdrawDecision,
} from './index.ts'
import { admitComplaint, draftRuling, enterComplaint, serveDecision, showAfter, signRuling } from './after/index.ts'
import { RULING_KINDS, type RulingKind } from './after/schema.ts'
import { REVERSING } from './pure.ts'
import { ENTERED_STEPS, type CaseShown } from './schema.ts'

const { db } = await testDatabase()
const read = await readLaw()
const pack: LawPack = {
  ...read,
  rules: read.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'Luật gia', on: '2026-11-01' } })),
}
const beside = actsOfProceedings(db, pack)
const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 1)
const isLong = process.env['LIEM_TRIALS'] !== undefined
const PEOPLE = ['CC-00001', 'CC-00002'] as const
const ACTORS = ['CC-90001', 'CC-90002', 'CC-90003', 'CC-90004', 'CC-90005', 'CC-90006'].map((id): Scope =>
  everything({ id, name: id, kind: 'person' }),
)
const reason = 'thử ngẫu nhiên'
let finding: (at: number) => Promise<string>

beforeAll(async () => {
  await seedRegister(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
  })
  await seedCouncil(db)
  const run = await seedRules(db)
  finding = async (at) => {
    const caseId = `1074829${String(at).padStart(5, '0')}`
    await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId, happenedAt: '2025-03-14T08:47:00.000Z' })])
    const { rows } = await sql<{ id: string }>`select id from findings.finding where case_id = ${caseId}`.execute(db)
    return rows[0]!.id
  }
})

const day = fc.constantFrom('2025-03-20', '2025-06-27', '2025-07-04', '2026-05-01', '2026-11-20')
const who = fc.constantFrom(...PEOPLE)
const severity = fc.constantFrom(null, 'less-serious', 'serious', 'very-serious', 'especially-serious')
const form = fc.constantFrom(
  'none',
  'rating-lowered',
  'reprimand',
  'warning',
  'salary-step-reduction',
  'demotion',
  'removal-from-post',
  'forced-resignation',
)
const kind = fc.constantFrom('annual-leave', 'grave-illness', 'criminal-proceedings', 'died')

/** An act on a case as it stands; whichever there is of what it needs is chosen by `at`. */
type Act = (shown: CaseShown, by: Scope, at: number) => Promise<CaseShown>
const check: Act = ({ id, decisions }, by, at) => checkDecision(db, by, { id, decision: open(decisions, at).id })
const sign: Act = ({ id, decisions }, by, at) => signed(id, open(decisions, at).id, by)
/** What is handed over, complained of and ruled on: the signed decision, whatever of it there is. */
const serve: Act = (shown, by, at) => {
  const given = { ruling: null, day: '2026-11-21', how: 'handed', effective: null, recipients: new Array<string>(), reason } as const
  return then(shown, serveDecision(db, by, pack, { id: shown.id, decision: standing(shown, at).id, ...given }))
}
const complain: Act = (shown, by, at) => {
  const given = { received: at % 4 === 0 ? '2026-11-27' : '2026-11-22', number: '9', words: 'x', reason }
  return then(shown, enterComplaint(db, by, pack, { id: shown.id, decision: standing(shown, at).id, ...given }))
}
const admit: Act = async (shown, by, at) => {
  const complaint = one(
    (await complaintsOf(shown)).filter(({ admitted }) => admitted === null),
    at,
  ).id
  return then(
    shown,
    admitComplaint(db, by, pack, { id: shown.id, complaint, admitted: at % 4 > 0, day: '2026-11-27', complex: false, reason }),
  )
}
const rule =
  (kind: RulingKind): Act =>
  async (shown, by, at) => {
    const complaint = (await complaintsOf(shown)).find(({ admitted, settledBy }) => admitted === true && settledBy === null)?.id ?? null
    const given = {
      complaint: kind === 'corrected' ? null : complaint,
      kind,
      day: '2026-11-28',
      grounds: 'x',
      wording: kind === 'corrected' ? 'x' : null,
    }
    return then(shown, draftRuling(db, by, pack, { id: shown.id, decision: standing(shown, at).id, ...given }))
  }
const signRule: Act = (shown, by, at) => signedRuling(shown, by, at)

/** What ends with a signature whatever chance does, with a quash, and with another signature. */
const TO_THE_END: [Act, number, number][] = [
  [draftWithin({ officer: PEOPLE[0], day: '2026-11-20' }), 0, 1],
  [check, 1, 1],
  [sign, 2, 1],
  [serve, 0, 1],
  [complain, 0, 1],
  [admit, 3, 1],
  [rule('quashed'), 3, 1],
  [signRule, 4, 1],
  [draftWithin({ officer: PEOPLE[0], day: '2026-11-20' }), 0, 1],
  [check, 1, 1],
  [sign, 2, 1],
]

const OF_COUNCIL = { officer: PEOPLE[0], day: '2026-11-20', form: 'warning', attended: true, members: 5 }
const OF_MEASURE = { officer: PEOPLE[0], day: '2026-11-20', days: 15, pay: 50 }
/** A council that is set up, summoned and sits; a measure that is ordered and signed. */
const BESIDE: [Act, number, number][] = [
  [beside.council(OF_COUNCIL), 0, 6],
  [beside.council(OF_COUNCIL), 0, 6],
  [beside.council(OF_COUNCIL), 0, 6],
  [beside.measure(OF_MEASURE), 0, 1],
  [beside.measure(OF_MEASURE), 1, 1],
]

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom(...ENTERED_STEPS), officer: who, day, form }).map(stepOf) },
  {
    weight: 5,
    arbitrary: fc.record({ officer: who, day, form, attended: fc.boolean(), members: fc.integer({ min: 1, max: 6 }) }).map(beside.council),
  },
  {
    weight: 5,
    arbitrary: fc.record({ officer: who, day, days: fc.constantFrom(5, 15, 16, 90), pay: fc.constantFrom(0, 50, 100) }).map(beside.measure),
  },
  { weight: 2, arbitrary: fc.record({ officer: who, day }).map(beside.away) },
  { weight: 2, arbitrary: fc.record({ officer: who, severity, from: day }).map(actOf) },
  { weight: 1, arbitrary: fc.record({ officer: who, kind, from: day }).map(circumstanceOf) },
  { weight: 1, arbitrary: fc.record({ officer: who, form, effective: day }).map(earlierOf) },
  {
    weight: 1,
    arbitrary: who.map(
      (officer): Act =>
        ({ id }, by) =>
          addParty(db, by, { id, officer, role: 'concerned', reason }),
    ),
  },
  { weight: 4, arbitrary: fc.record({ officer: who, form, day }).map(draftOf) },
  { weight: 5, arbitrary: fc.record({ officer: who, day }).map(draftWithin) },
  {
    weight: 4,
    arbitrary: fc.constant(check),
  },
  { weight: 5, arbitrary: fc.constant(sign) },
  {
    weight: 1,
    arbitrary: fc.constant<Act>(({ id, decisions }, by, at) => withdrawDecision(db, by, { id, decision: open(decisions, at).id, reason })),
  },
  { weight: 2, arbitrary: fc.constantFrom<Act[]>(serve, complain, admit) },
  { weight: 3, arbitrary: fc.constantFrom(...RULING_KINDS).map(rule) },
  { weight: 3, arbitrary: fc.constant(signRule) },
)

const one = <T>(all: readonly T[], at: number): T => all[at % all.length] ?? ({ id: '01900000-0000-7000-8000-000000000009' } as T)

/** Mostly the draft that waits, where there is one. */
function open(decisions: CaseShown['decisions'], at: number): { id: string } {
  const waiting = decisions.filter(({ state }) => state === 'draft' || state === 'checked')
  return one(at % 5 === 0 || waiting.length === 0 ? decisions : waiting, at)
}

/** Mostly the decision that stands, where there is one. */
function standing({ decisions }: CaseShown, at: number): { id: string } {
  const all = decisions.filter(({ state }) => state === 'signed')
  return one(at % 5 === 0 || all.length === 0 ? decisions : all, at)
}

async function complaintsOf({ id }: CaseShown) {
  return (await showAfter(db, ACTORS[0]!, pack, { id })).decisions.flatMap(({ complaints }) => complaints)
}

async function then({ id }: CaseShown, done: Promise<unknown>): Promise<CaseShown> {
  await done
  return showCaseFile(db, ACTORS[0]!, { id })
}

/** What must hold at the moment at which a ruling was signed. */
async function signedRuling({ id }: CaseShown, by: Scope, at: number): Promise<CaseShown> {
  const before = await showAfter(db, by, pack, { id })
  const ruling = one(
    before.decisions.flatMap(({ rulings }) => rulings).filter(({ state }) => state === 'draft'),
    at,
  )
  const { decisions: all } = await signRuling(db, by, pack, { id, ruling: ruling.id, number: '1', reason })
  const { rulings, decision, reversedOn } = all.find((row) => row.rulings.some((found) => found.id === ruling.id))!
  const { kind: of, draftedBy, signedBy } = rulings.find((row) => row.id === ruling.id)!
  const shown = await showCaseFile(db, ACTORS[0]!, { id })
  const found = shown.decisions.find((row) => row.id === decision)!
  const hands = [found.draftedBy.id, found.checkedBy!.id, found.signedBy!.id]
  expect(draftedBy.id).not.toBe(signedBy!.id)
  if (of !== 'corrected')
    expect(hands).not.toEqual(expect.arrayContaining([expect.stringMatching(`^(?:${draftedBy.id}|${signedBy!.id})$`)]))
  expect([of, reversedOn !== null, found.state]).toEqual([of, REVERSING.includes(of), REVERSING.includes(of) ? 'reversed' : 'signed'])
  // Whoever is decided anew is not yet; whoever is exonerated is not any more.
  if (of === 'quashed' || of === 'changed') expect(shown.state).not.toBe('decided')
  if (REVERSING.includes(of)) reversals += 1
  return shown
}

function stepOf(given: { kind: (typeof ENTERED_STEPS)[number]; officer: string; day: string; form?: string }): Act {
  const { kind: of, officer, day: on, form: proposed = 'warning' } = given
  const isOf = ['notice', 'explanation', 'opinion'].includes(of)
  return ({ id }, by) =>
    addStep(db, by, {
      id,
      kind: of,
      officer: isOf ? officer : null,
      day: on,
      words: 'x',
      heard: of === 'explanation' ? 'given' : null,
      proposes: isOf ? proposed : null,
    })
}

function actOf(given: { officer: string; severity: string | null; from: string }): Act {
  return ({ id, acts }, by, at) => {
    const own = acts.filter(({ officer }) => officer === given.officer)
    const more = {
      what: 'x',
      until: given.from,
      detected: given.from,
      disciplinable: at % 5 > 0,
      kinds: [],
      repeats: null,
      entry: null,
      reason,
    }
    return setAct(db, by, pack, { id, act: own.length === 0 ? null : one(own, at).id, ...given, ...more })
  }
}

function circumstanceOf(given: { officer: string; kind: string; from: string }): Act {
  return ({ id }, by, at) =>
    addCircumstance(db, by, pack, { id, ...given, until: at % 2 === 0 ? null : '2026-12-31', document: 'x', given: {}, reason })
}

function earlierOf(given: { officer: string; form: string; effective: string }): Act {
  return ({ id }, by) => addEarlier(db, by, pack, { id, ...given, document: 'x' })
}

function draftOf(given: { officer: string; form: string; day: string }): Act {
  return ({ id, steps }, by) => {
    const opinion = steps.find(
      ({ kind: of, officer, body }) => of === 'opinion' && officer?.id === given.officer && body['proposes'] === given.form,
    )
    return draftDecision(db, by, pack, { id, ...given, grounds: 'x', opinion: opinion?.id ?? null })
  }
}

/** A draft of a form that the law does not forbid. */
function draftWithin({ officer, day: on }: { officer: string; day: string }): Act {
  return async (shown, by, at) => {
    const { answer } = await askCaseLaw(db, by, pack, { id: shown.id, officer, day: on })
    const forms = (answer?.outcomes ?? []).filter(({ verdict }) => verdict !== 'forbidden').map((outcome) => outcome.form)
    return draftOf({ officer, form: forms[at % forms.length] ?? 'none', day: on })(shown, by, at)
  }
}

/** What must hold of a decision at the moment at which it was signed. */
async function signed(id: string, decision: string, by: Scope): Promise<CaseShown> {
  const shown = await signDecision(db, by, pack, { id, decision, number: `${decision}`, reason })
  const found = shown.decisions.find((row) => row.id === decision)!
  const { answer } = await askCaseLaw(db, by, pack, { id, officer: found.officer.id, day: found.day })
  const { verdict } = answer!.outcomes.find((outcome) => outcome.form === found.form)!
  expect(verdict).not.toBe('forbidden')
  if (verdict === 'undetermined') {
    const opinion = shown.steps.find((row) => row.id === found.opinion)!
    expect(opinion.by.id).not.toBe(by.actor.id)
  }
  expect(shown.steps.some(({ kind: of, officer }) => of === 'explanation' && officer?.id === found.officer.id)).toBe(true)
  expect(new Set([found.draftedBy.id, found.checkedBy!.id]).size).toBe(2)
  expect(found.checkedBy!.id).not.toBe(found.signedBy!.id)
  const { measures } = await showMeasures(db, by, pack, { id })
  expectLawfulMeasures({ id, measures, asks: [] })
  if (pack.terms.forms.find((row) => row.id === found.form)!.discipline === 'no')
    expect(measures.filter((row) => row.officer.id === found.officer.id && row.state === 'signed')).toEqual([])
  const all = shown.decisions.filter((row) => row.officer.id === found.officer.id && row.state === 'signed')
  expect(all).toHaveLength(1)
  return shown
}

let made = 0
let signatures = 0
let reversals = 0
let anew = 0

/** The way to a decision, so that chance gets beyond its first steps. */
async function begun(): Promise<CaseShown> {
  const shown = await openCase(db, ACTORS[0]!, EVERYTHING, { title: 'ngẫu nhiên', findings: [await finding(made++)], reason })
  const steps = [
    stepOf({ kind: 'verification', officer: PEOPLE[0], day: '2025-03-20' }),
    stepOf({ kind: 'notice', officer: PEOPLE[0], day: '2025-03-20' }),
  ]
  for (const step of steps) await step(shown, ACTORS[0]!, 0)
  const heard = await stepOf({ kind: 'explanation', officer: PEOPLE[0], day: '2025-06-27' })(shown, ACTORS[0]!, 0)
  return actOf({ officer: PEOPLE[0], severity: 'serious', from: '2025-03-14' })(heard, ACTORS[0]!, 1)
}

test(
  'no order of acts brings about a decision that the confirmed law of its day forbids',
  { timeout: 60_000 + TRIALS * 60_000 },
  async () => {
    const acts = fc.array(fc.tuple(act, fc.integer({ min: 0, max: ACTORS.length - 1 }), fc.nat({ max: 20 })), {
      minLength: isLong ? 100 : 40,
      maxLength: isLong ? 100 : 40,
    })
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        let shown = await begun()
        for (const [does, actor, at] of list) {
          try {
            shown = await does(shown, ACTORS[actor]!, at)
          } catch (error) {
            if (!(error instanceof LiemError) || error.code === 'internal') throw error
            shown = await showCaseFile(db, ACTORS[0]!, { id: shown.id })
          }
        }
        if (shown.decisions.some(({ state }) => state === 'reversed') && shown.decisions.some(({ state }) => state === 'signed')) anew += 1
        signatures += shown.decisions.filter(({ state }) => state === 'signed').length
      }),
      { numRuns: 4 * TRIALS, endOnFailure: true, examples: [[TO_THE_END], [BESIDE]] },
    )
  },
)

test('chance came as far as signatures, reversals, decisions anew, sittings and measures, so that the test above could fail', () => {
  const { sat, signed: measured } = beside.reached
  expect([signatures, reversals, anew, sat, measured].map((n) => n > 0)).toEqual([true, true, true, true, true])
})

test('of many who sign, check or draft at the same moment each act is done once', { timeout: 60_000 + TRIALS * 10_000 }, async () => {
  for (let at = 0; at < TRIALS; at++) {
    const { id } = await begun()
    const once = async (does: (by: Scope) => Promise<CaseShown>): Promise<void> => {
      const all = await Promise.allSettled(ACTORS.map(does))
      const refusals = all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
      expect({ done: all.length - refusals.length, refusals: refusals.length === all.length ? refusals : [] }).toEqual({
        done: 1,
        refusals: [],
      })
    }
    await once((by) =>
      draftOf({ officer: PEOPLE[0], form: 'warning', day: '2026-11-20' })({ id, steps: [] } as unknown as CaseShown, by, 0),
    )
    const { decisions } = await showCaseFile(db, ACTORS[0]!, { id })
    expect(decisions).toHaveLength(1)
    await once((by) => checkDecision(db, by, { id, decision: decisions[0]!.id }))
    await once((by) => signDecision(db, by, pack, { id, decision: decisions[0]!.id, number: '1', reason }))
    expect((await showCaseFile(db, ACTORS[0]!, { id })).state).toBe('decided')
  }
})
