/** What must be so after every act, whoever did it: said once more, of what stands in the tables, and by nothing that is under test. Each gives what is wrong. */
import { readResponsibilityFacts, responsible } from '../../src/law/responsibility/index.ts'
import { compositionPoints, measurePoints } from '../../src/law/proceedings/index.ts'
import { became, concernedIn, exoneratedIn, when, type Change, type Invariant } from './change.ts'
import { countedAnew } from './counts.ts'
import { frozen } from './frozen.ts'
import { BESIDE_DECISIONS } from './invariants-beside.ts'
import { stands, type Decision, type Look } from './look.ts'
import { askOracle, standingOn } from './oracle.ts'

/** No decision is drafted or signed that the law of its day forbids, or leaves open without the opinion of somebody else, or of nobody who was heard. */
const withinTheLaw: Invariant = ({ pack, before, after }) => {
  const drafted = after.decision.filter((row) => !before.decision.some(({ id }) => id === row.id))
  const signed = after.decision.filter(became(before.decision, (row) => row.signed_by !== null))
  // Asked of what stood before the act: a signature changes the facts of other cases.
  return [...drafted, ...signed].flatMap((row) => {
    const answer = askOracle(before, pack, { id: row.case_id, officer: row.officer, day: row.day })
    const outcome = answer?.outcomes.find(({ form }) => form === row.form)
    const { verdict } = outcome ?? { verdict: 'not listed' }
    const opinion = after.step.find(({ id }) => id === row.opinion)
    const isBacked = opinion?.kind === 'opinion' && opinion.officer === row.officer && opinion.body.proposes === row.form
    const told = after.party.find(
      (one) => one.case_id === row.case_id && one.officer === row.officer && one.role === 'concerned',
    )?.notified_on
    const heard = after.step.some(
      (one) =>
        one.case_id === row.case_id &&
        one.kind === 'explanation' &&
        one.officer === row.officer &&
        one.day <= row.day &&
        one.day >= (told ?? '9999'),
    )
    return [
      ...when(verdict === 'forbidden' || outcome === undefined, `the law of ${row.day} says «${verdict}» of ${row.form}`),
      ...when(row.law.verdict !== verdict, `kept with the decision is «${row.law.verdict}», the law says «${verdict}»`),
      ...when(verdict !== 'permitted' && !isBacked, `«${verdict}» without an opinion`),
      ...when(row.signed_by !== null && opinion !== undefined && opinion.by === row.signed_by, 'signed on the opinion of whoever signs'),
      ...when(!heard, 'nobody has heard him by that day'),
    ]
  })
}

/** What comes from outside concerns somebody, and of a report the number stands with reports alone. */
const comesFrom: Invariant = ({ after }) =>
  after.origin.flatMap((row) => [
    ...when(![...after.party, ...after.taken].some((one) => one.case_id === row.case_id), 'a case from outside concerns nobody'),
    ...when(row.kind === 'report' && row.number !== null, 'the number of a report stands where documents find it'),
    ...when(row.kind === 'report' && !after.report.some((one) => one.case_id === row.case_id), 'a case from a report has no number of one'),
  ])

/** Whoever is concerned explains himself after notice, on himself, once. */
const explainsHimself: Invariant = ({ after }) =>
  after.step
    .filter(({ body }) => 'own' in body)
    .flatMap((row) => {
      const party = after.party.find((one) => one.case_id === row.case_id && one.officer === row.officer && one.role === 'concerned')
      const isTaken = after.taken.some((one) => one.case_id === row.case_id && one.officer === row.officer)
      const all = after.step.filter((one) => 'own' in one.body && one.case_id === row.case_id && one.officer === row.officer)
      return [
        ...when(row.by !== row.officer || row.kind !== 'explanation', 'somebody else explained in his name'),
        ...when(!isTaken && (party === undefined || party.notified_on === null), 'he explained himself before notice'),
        ...when(all.length > 1, 'he explained himself twice'),
      ]
    })

/** One decision on a person stands in a case; where it is without discipline no measure is in force. */
const oneStands: Invariant = ({ pack, after }) =>
  after.decision.filter(stands).flatMap((row) => {
    const others = after.decision.filter((one) => one.case_id === row.case_id && one.officer === row.officer && stands(one))
    const mild = pack.terms.forms.find(({ id }) => id === row.form)?.discipline === 'no'
    const inForce = after.measure.some(
      (one) =>
        one.case_id === row.case_id &&
        one.officer === row.officer &&
        one.extends === null &&
        one.signed_by !== null &&
        !after.measure_end.some(({ measure }) => measure === one.id),
    )
    return [
      ...when(others.length > 1, 'two decisions on one person stand'),
      ...when(mild && inForce, 'a measure is in force beside a decision without discipline'),
    ]
  })

const handsIn = (look: Look, { drafted_by, checked_by, signed_by, opinion }: Decision): (string | null | undefined)[] => [
  ...[drafted_by, checked_by, signed_by],
  look.step.find(({ id }) => id === opinion)?.by,
]

/** Acts of two are done by two. */
const twoAreTwo: Invariant = ({ after }) => [
  ...after.decision.flatMap((row) =>
    when(
      row.checked_by !== null && [row.drafted_by, row.signed_by].includes(row.checked_by),
      'whoever checked a decision drafted or signed it',
    ),
  ),
  ...after.decision.flatMap((row) => when(row.signed_by !== null && row.checked_by === null, 'nobody checked what was signed')),
  ...after.ruling.flatMap((row) => {
    const hands = handsIn(
      after,
      after.decision.find(({ id }) => id === row.decision)!,
    )
    const own = row.kind !== 'corrected' && (hands.includes(row.drafted_by) || (row.signed_by !== null && hands.includes(row.signed_by)))
    return [
      ...when(own, 'somebody rules on his own work'),
      ...when(row.drafted_by === row.signed_by, 'one person drafted and signed a ruling'),
    ]
  }),
  ...after.complaint.flatMap(({ decision, admitted_by }) => {
    const hands = handsIn(
      after,
      after.decision.find(({ id }) => id === decision)!,
    )
    return when(admitted_by !== null && hands.includes(admitted_by), 'somebody takes up a complaint about his own work')
  }),
  ...after.measure.flatMap((row) => when(row.ordered_by === row.signed_by, 'one person ordered and signed a measure')),
  ...after.release.flatMap((row) =>
    when(row.checked_by !== null && row.writers.includes(row.checked_by), 'whoever wrote in a redacted file checked it'),
  ),
  ...after.release.flatMap((row) => when(row.released_by !== null && row.checked_by === null, 'nobody checked what was released')),
  ...after.reply.flatMap((row) => when(row.checked_by === row.drafted_by, 'whoever drafted a reply checked it')),
  ...after.reply.flatMap((row) => when(row.sent_by !== null && row.checked_by === null, 'nobody checked a reply that was sent')),
  ...after.submission.flatMap((row) =>
    when(
      row.answered_by !== null && [row.drafted_by, row.submitted_by, row.officer].includes(row.answered_by),
      'a submission was answered by who made it',
    ),
  ),
  ...after.rating.flatMap((row) =>
    when([row.proposed_by, row.officer].includes(row.concluded_by ?? ''), 'whoever proposed a rating, or is rated, concluded it'),
  ),
  ...after.document.flatMap((row) => when(row.made_by === row.checked_by, 'whoever made a document checked it')),
]

/** What whoever is concerned writes himself: his explanation. */
function isOwnWords(row: object, by: string): boolean {
  const { body, officer, by: whose } = row as Partial<Look['step'][number]>
  return typeof body === 'object' && 'own' in body && officer === by && whose === by
}

/** Nobody changes a case in which he or somebody he is related to is concerned or a witness, but that he complains himself; nobody judges himself. */
const withoutPart: Invariant = ({ before, after, by, tied }) => {
  const parts = before.party.filter(({ officer, role }) => role !== 'verifier' && tied.includes(officer)).map(({ case_id }) => case_id)
  const touched = (
    [
      ...([
        'step',
        'decision',
        'act',
        'ruling',
        'measure',
        'council',
        'review',
        'release',
        'circumstance',
        'referral',
        'reply',
        'document',
      ] as const),
      ...(['evidence', 'custody', 'goods', 'money', 'payment', 'report', 'collective', 'taken', 'handover'] as const),
      ...(['review_notice', 'review_opinion', 'conclusion'] as const),
      ...(['plan_task', 'plan_turn'] as const),
    ] as const
  ).flatMap((table) =>
    after[table]
      .filter(
        (row) =>
          !isOwnWords(row, by) && parts.includes(row.case_id) && !before[table].some((one) => JSON.stringify(one) === JSON.stringify(row)),
      )
      .map(() => table),
  )
  return [
    ...when(touched.length > 0, `${by} has a part in the case and changed: ${touched.join(', ')}`),
    ...after.review.flatMap((row) => when(row.concluded_by === row.officer, 'somebody concluded his own responsibility')),
  ]
}

/** Nobody has a task in whose case he had a part when he was given it; what came of one is said by whoever has it or handled the case, on evidence of the case. */
const plannedRightly: Invariant = ({ before, after }) => [
  ...after.plan_turn.flatMap((row) => {
    const isNew = !before.plan_turn.some(({ id }) => id === row.id)
    const part = before.party.some((one) => one.case_id === row.case_id && one.officer === row.officer && one.role !== 'verifier')
    return when(isNew && part, 'a task was given to somebody with a part in the case')
  }),
  ...after.plan_task.flatMap((row) => {
    const turns = before.plan_turn.filter(({ task }) => task === row.id)
    const isNew = row.outcome !== null && before.plan_task.some((one) => one.id === row.id && one.outcome === null)
    const handler = before.case.find(({ id }) => id === row.case_id)?.handler
    const own = (row.evidence ?? []).every((one) => after.evidence.some((piece) => piece.id === one && piece.case_id === row.case_id))
    return [
      ...when(isNew && row.done_by !== handler && turns.at(-1)?.officer !== row.done_by, 'a result was given by somebody else'),
      ...when(row.outcome !== null && row.dropped_by !== null, 'a task was dropped and has a result'),
      ...when(!own, 'a result rests on what is not of its case'),
    ]
  }),
]

/** States, and from which to which a case may move. */
export const MOVES: Readonly<Record<string, readonly string[]>> = {
  open: ['verifying', 'duplicate'],
  verifying: ['notified', 'duplicate'],
  notified: ['explained', 'duplicate'],
  explained: ['reviewed', 'council', 'decided', 'duplicate'],
  reviewed: ['council', 'decided', 'duplicate'],
  council: ['decided', 'duplicate'],
  decided: ['explained'],
  duplicate: ['open', 'verifying', 'notified', 'explained', 'reviewed', 'council'],
  legacy: [],
}
const isOld = ({ legacy }: Look, id: string): boolean => legacy.some(({ case_id }) => case_id === id)

const moves: Invariant = ({ before, after }) =>
  after.case.flatMap(({ id, state }) => {
    const old = before.case.find((one) => one.id === id)?.state ?? (isOld(after, id) ? 'legacy' : 'open')
    const gone = exoneratedIn(after, id)
    const isDecided = (officer: string): boolean =>
      gone.includes(officer) || after.decision.some((one) => one.case_id === id && one.officer === officer && stands(one))
    const all = concernedIn(after, id).every(isDecided)
    const undone =
      old === 'duplicate' &&
      state !== old &&
      !after.link.some((one) => one.case_id === id && one.state_before === state && one.undone_by !== null)
    return [
      ...when(old !== state && !MOVES[old]!.includes(state), `a case went from ${old} to ${state}`),
      ...when(isOld(after, id) !== (state === 'legacy'), 'an old case is something else, or another one is old'),
      ...when(state === 'decided' && !all, 'a case is decided though somebody in it is not'),
      ...when(undone, 'a duplicate goes on elsewhere than where it stood'),
      ...when(
        old === state && state === 'duplicate' && newIn(before, after, id).length > 0,
        `in a duplicate was entered: ${newIn(before, after, id).join()}`,
      ),
    ]
  })

const newIn = (before: Look, after: Look, id: string): string[] =>
  (['party', 'act', 'circumstance', 'earlier', 'step', 'decision', 'council', 'sitting', 'referral', 'document'] as const).flatMap(
    (table) => {
      const of = (look: Look): number => (look[table] as readonly { case_id: string }[]).filter((row) => row.case_id === id).length
      return of(after) > of(before) ? [table] : []
    },
  )

/** What the confirmed law says of councils and measures is kept. */
const besideTheLaw: Invariant = ({ pack, before, after }) => {
  const said = [...after.council, ...after.sitting, ...after.sitting_end, ...after.measure].flatMap(({ law }) => law)
  const votes = after.sitting_end.filter(
    ({ held, present, votes: all, blank }) => held && all.reduce((sum, { n }) => sum + n, blank) !== present.length,
  )
  const signed = after.measure.filter(became(before.measure, (row) => row.signed_by !== null)).flatMap((row) => {
    const about = standingOn(before, row.officer, row.from_day)
    const begun = row.extends === null ? null : after.measure.find(({ id }) => id === row.extends)!.from_day
    const { kind, from_day: from, until_day: until, pay } = row
    return about === null ? [] : measurePoints(pack, { class: about.class, status: 'serving' }, { kind, begun, from, until, pay })
  })
  const formed = after.council
    .filter((row) => !before.council.some(({ id }) => id === row.id))
    .flatMap(({ id, officer, law }) => {
      const held = after.council_member
        .filter(({ council }) => council === id)
        .map(({ seat }) => ({ seat, leads: seat === 'chair' || seat === 'using-unit' }))
      const about = standingOn(before, officer, '2026-11-20')
      return law.length === 0 || about === null
        ? []
        : compositionPoints(pack, { class: about.class, status: 'serving', day: '2026-11-20' }, held)
    })
  return [
    ...when(
      [...said, ...signed, ...formed].some(({ kept }) => kept === 'broken'),
      'a council or measure breaks confirmed law',
    ),
    ...when(votes.length > 0, 'a council has other votes than members'),
  ]
}

const ROLES: Readonly<Record<string, string>> = { head: 'head', acting: 'acting-head', deputy: 'deputy-in-charge' }

/** No head is liable in a form that the confirmed law forbids. */
const liableWithin: Invariant = ({ pack, before, after }) =>
  after.review.filter(became(before.review, ({ outcome }) => outcome === 'liable')).flatMap((row) => {
    const acts = after.act.filter(({ case_id }) => case_id === row.case_id)
    const known = after.leader_fact
      .filter((one) => one.case_id === row.case_id && one.officer === row.officer && one.role === row.role && one.unit === row.unit)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .at(-1)
    const { day } = after.conclusion.find((one) => one.review === row.id && one.signed_by !== null)!
    const about = standingOn(after, row.officer, day)
    if (about === null) return []
    const ends = acts.flatMap(({ until_day }) => until_day ?? [])
    const given = {
      leader: { class: about.class, status: 'serving', tenures: [{ role: ROLES[row.role], from: row.from_day, to: row.until_day }] },
      matter: {
        from: acts.map(({ from_day }) => from_day).toSorted()[0],
        to: ends.length < acts.length ? null : ends.toSorted().at(-1),
        kinds: [...new Set(acts.flatMap(({ kinds }) => kinds))],
        cases: acts.slice(0, 20).map(({ id, severity }) => ({ id, grade: severity })),
      },
      ...{ answers: known?.answers ?? 'direct', known: known?.known ?? {}, day },
    }
    const { outcomes } = responsible(pack, readResponsibilityFacts(pack.terms, given))
    return when(
      outcomes.find(({ form }) => form === row.form)?.verdict === 'forbidden',
      `a head is liable with ${row.form}, which the law forbids`,
    )
  })

/** Whether what was concluded of heads can rest on acts of somebody: no decision on him was reversed, or one stands since. */
const carries = ({ decision }: Look, id: string, officer: string): boolean => {
  const own = decision.filter((row) => row.case_id === id && row.officer === officer)
  return own.some(stands) || own.every(({ reversed_on }) => reversed_on === null)
}

/** What was reversed counts nowhere: in no rating that is concluded now, in no count, in no review of heads. */
const reversedIsGone: Invariant = ({ before, after }) => {
  const gone = [...after.decision, ...after.review].filter(({ reversed_on }) => reversed_on !== null).map(({ id }) => id)
  const rests = after.rating.filter(became(before.rating, ({ concluded_by }) => concluded_by !== null)).flatMap(({ rests: all }) => all)
  const left = after.case.filter(({ id }) => {
    const exonerated = exoneratedIn(after, id)
    const all = concernedIn(after, id).every((officer) => exonerated.includes(officer))
    return all && after.review.some((row) => row.case_id === id && row.reversed_on === null)
  })
  const undone = after.ruling
    .filter(became(before.ruling, (row) => row.signed_by !== null && ['changed', 'quashed'].includes(row.kind)))
    .filter(({ case_id }) => !concernedIn(after, case_id).some((officer) => carries(after, case_id, officer)))
    .map(({ case_id }) => case_id)
  const concluded = after.review.filter(
    ({ case_id, outcome, reversed_on }) => undone.includes(case_id) && outcome !== null && reversed_on === null,
  )
  const unanswered = after.review.filter(
    (row) =>
      undone.includes(row.case_id) &&
      before.review.some(({ id, reversed_on }) => id === row.id && reversed_on === null) &&
      row.reversed_on !== null &&
      !after.review.some((one) => one.case_id === row.case_id && one.officer === row.officer && one.outcome === null),
  )
  const bare = after.review.filter(
    ({ case_id, outcome, reversed_on }) =>
      outcome !== null && reversed_on === null && !after.act.some((one) => one.case_id === case_id) && !isOld(after, case_id),
  )
  return [
    ...when(
      rests.some((one) => gone.includes(one)),
      'a rating was concluded on what is reversed',
    ),
    ...when(bare.length > 0, 'a head answers where no act is left'),
    ...when(left.length > 0, 'a head answers for acts of whoever is exonerated'),
    ...when(concluded.length > 0, 'what was concluded of a head stands on a decision that was reversed'),
    ...when(unanswered.length > 0, 'what was concluded of a head is reversed, and nobody will answer it again'),
  ]
}

const countsAreRight: Invariant = ({ after }) =>
  after.case.flatMap(({ id, state }) => {
    if (state === 'legacy') return []
    const kept = after.counted.find(({ case_id }) => case_id === id)?.facts ?? []
    const [one, other] = [kept, countedAnew(after, id)].map((all) =>
      all
        .map((fact) => [fact.unit, fact.year, fact.kind, fact.word, fact.days, fact.n].join(' '))
        .toSorted()
        .join('\n'),
    )
    return when(one !== other, `counts kept of a case are not those counted anew:\n${one}\n–\n${other}`)
  })

/** Whoever did something is on the record. */
const isRecorded: Invariant = ({ before, after }) => {
  const cases = (look: Look): string =>
    JSON.stringify({ ...look, events: 0, service: [], counted: [], sums: [], clocked: [], rereading: [] })
  return when(cases(before) !== cases(after) && after.events <= before.events, 'a case was changed and nothing is on the record')
}

const ALL: readonly Invariant[] = [
  ...BESIDE_DECISIONS,
  ...[comesFrom, explainsHimself],
  ...[
    withinTheLaw,
    oneStands,
    twoAreTwo,
    withoutPart,
    moves,
    besideTheLaw,
    liableWithin,
    reversedIsGone,
    countsAreRight,
    isRecorded,
    plannedRightly,
  ],
  ({ before, after }) => frozen(before, after),
]

/** All that is wrong after an act. */
export const wrongs = (change: Change): string[] => ALL.flatMap((invariant) => invariant(change))
