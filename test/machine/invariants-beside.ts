/** What must be so after every act of what stands beside decisions: documents, evidence, clocks, money, old cases, sums, what is read again. */
import { localDay, ZONE } from '../../src/base/index.ts'
import type { Clock } from '../../src/law/allowed/schema.ts'
import type { LawPack } from '../../src/law/allowed/index.ts'
import { concernedIn, exoneratedIn, when, type Invariant } from './change.ts'
import { stands, type Document, type Fact, type Look } from './look.ts'
import { askOracle } from './oracle.ts'

const OUTCOMES: Readonly<Record<string, string>> = {
  none: 'Không phải chịu trách nhiệm.',
  exempt: 'Được loại trừ trách nhiệm.',
  liable: 'Phải chịu trách nhiệm.',
}
const wordsOf = (text: string): string[] => [...new Set(text.match(/hành vi \d+/gu) ?? [])].toSorted()

/** What is issued says what the record says at that moment, of what stands; what was issued or withdrawn stays what it is. */
const papersAreTrue: Invariant = ({ pack, before, after }) =>
  after.document.flatMap((row) => {
    const old = before.document.find(({ id }) => id === row.id)
    const isClosed = old !== undefined && ['issued', 'replaced', 'withdrawn'].includes(old.state)
    const isSame = JSON.stringify({ ...old, state: '' }) === JSON.stringify({ ...row, state: '' })
    const isReplaced = old?.state === 'issued' && row.state === 'replaced'
    const says = after.issued.find(({ document }) => document === row.id)?.says ?? ''
    const isNew = row.state === 'issued' && old?.state !== 'issued'
    return [
      ...when(isClosed && !(isSame && (old.state === row.state || isReplaced)), `a document that was ${old?.state} has changed`),
      ...when(row.state === 'issued' && row.checked_by === null, 'a document was issued that nobody checked'),
      ...(isNew ? untrue(after, pack, row, says) : []),
    ]
  })

function untrue(look: Look, pack: LawPack, row: Document, says: string): string[] {
  const acts = look.act.filter((one) => one.case_id === row.case_id && (row.about === 'review' || one.officer === row.officer))
  const [one, other] = [wordsOf(acts.map(({ what }) => what).join()), wordsOf(says)].map((all) => all.join(', '))
  const decision = look.decision.find(({ id }) => id === row.decision)
  const review = look.review.find(({ id }) => id === row.review)
  const form = pack.terms.forms.find(({ id }) => id === decision?.form)?.vi ?? ''
  const told = [look.case.find(({ id }) => id === row.case_id)!.number, ...(review === undefined ? [] : [OUTCOMES[review.outcome ?? '']!])]
  const isOther = decision !== undefined && (row.number !== decision.number || row.day !== decision.day || !says.includes(form))
  return [
    ...when(
      one !== other,
      `a document was issued that speaks of ${other === '' ? 'nothing' : other}; the record has ${one === '' ? 'nothing' : one}`,
    ),
    ...when(decision !== undefined && !stands(decision), 'a document was issued of a decision that does not stand'),
    ...when(isOther, 'a document was issued with another number, day or form than its decision'),
    ...when(
      review !== undefined && (review.outcome === null || review.reversed_on !== null),
      'a conclusion was issued that nobody has drawn',
    ),
    ...when(
      told.some((word) => word === undefined || !says.includes(word)),
      'a document was issued that says something else than the record',
    ),
  ]
}

/** Of a decision that was signed one original stands; nobody else's bytes are under a hash. */
const originals: Invariant = ({ after }) =>
  after.evidence
    .filter(({ kind, withdrawn_by }) => kind === 'original' && withdrawn_by === null)
    .flatMap((row, _, all) => [
      ...when(all.filter(({ decision }) => decision === row.decision).length > 1, 'a decision has two originals'),
      ...when((after.decision.find(({ id }) => id === row.decision)?.signed_by ?? null) === null, 'what nobody signed has an original'),
    ])

/** A sealed report is kept by whoever brought it, and says nothing that somebody typed. */
const sealedReports: Invariant = ({ after }) =>
  after.evidence.flatMap((row) => [
    ...when((row.kind === 'sealed') !== (row.keeper !== null), 'what nobody keeps is sealed, or what is kept is not'),
    ...when(row.kind === 'sealed' && row.keeper !== row.by, 'somebody keeps a sealed report that another brought'),
    ...when(
      row.kind === 'sealed' &&
        ![row.what, row.from_whom].every((word) => ['Bản gốc tin báo / The report in the original', '«…»'].includes(word)),
      'a sealed report says something',
    ),
    ...when(
      row.kind === 'sealed' && after.custody.filter(({ evidence }) => evidence === row.id).length > 1,
      'a sealed report went through hands',
    ),
  ])

/** Nobody pays more than he owes, and whoever owes is concerned; the State pays itself. */
const moneyIsRight: Invariant = ({ after }) =>
  after.money.flatMap((row) => {
    const paid = after.payment.filter(({ money }) => money === row.id).reduce((sum, { amount }) => sum + amount, 0)
    return [
      ...when(paid > row.amount, `of ${row.amount} was paid ${paid}`),
      ...when(
        row.officer !== null &&
          (row.kind === 'state-compensation' ||
            ![...concernedIn(after, row.case_id), ...takenOf(after, row.case_id)].includes(row.officer)),
        'somebody owes what is not his',
      ),
    ]
  })

const takenOf = ({ taken }: Look, id: string): string[] =>
  taken.filter((one) => one.case_id === id && one.role === 'concerned').map(({ officer }) => officer)

/**
 * What was taken out stands nowhere else, and nothing is decided of it: nobody was taken out on whom a decision was signed or a draft stands; with him went
 * all that was entered of him; and a case in which everybody else is decided upon is decided.
 */
const takenIsGone: Invariant = ({ before, after }) => {
  const since = after.taken.filter(({ id }) => !before.taken.some((one) => one.id === id))
  const ids = after.taken.flatMap(({ what, stood }) => (what === 'party' ? [] : [stood.id]))
  const left = [...after.act, ...after.circumstance, ...after.earlier].filter(({ id }) => ids.includes(id))
  const people = since.filter(({ role }) => role === 'concerned')
  return [
    ...when(left.length > 0, 'what was taken out stands in the case'),
    ...since.flatMap((row) => {
      const own = before.decision.filter((one) => one.case_id === row.case_id && one.officer === row.officer)
      const signed = row.what === 'party' ? own.some((one) => one.signed_by !== null) : own.some(stands)
      return when(row.role !== 'witness' && row.role !== 'verifier' && signed, 'of somebody on whom it was decided something was taken out')
    }),
    ...people.flatMap(({ case_id, officer }) => {
      const of = (row: { case_id: string; officer: string }): boolean => row.case_id === case_id && row.officer === officer
      const all = concernedIn(after, case_id)
      const gone = exoneratedIn(after, case_id)
      const isDone = all.every(
        (one) => gone.includes(one) || after.decision.some((row) => of({ ...row, officer }) && row.officer === one && stands(row)),
      )
      const state = after.case.find(({ id }) => id === case_id)!.state
      return [
        ...when(
          after.party.some((row) => of(row) && row.role === 'concerned'),
          'whoever was taken out is concerned',
        ),
        ...when([...after.act, ...after.circumstance, ...after.earlier].some(of), 'of whoever was taken out something stands'),
        ...when(
          after.decision.some((row) => of(row) && row.withdrawn_by === null),
          'a decision hangs on whoever was taken out',
        ),
        ...when(after.clocked.some(of), 'clocks run of whoever was taken out'),
        ...when(all.length === 0, 'nobody is concerned in a case'),
        ...when(isDone !== (state === 'decided'), 'a case from which somebody was taken out stands where it does not belong'),
      ]
    }),
  ]
}

/** An old case is nothing else and counts nowhere; a rating that was taken over is nobody's own. */
const oldIsOld: Invariant = ({ after }) => [
  ...when(
    after.beside_legacy.some(({ n }) => n > 0),
    'of an old case something stands where only new ones may',
  ),
  ...when(
    after.imported_rating.some(({ officer, imported_by }) => officer === imported_by),
    'somebody has taken over his own rating',
  ),
]

/** Sums of a unit are those of its cases. */
const sumsAreRows: Invariant = ({ after }) => {
  const unit = after.case[0]!.unit
  const of = after.counted.flatMap(({ facts }) => facts).filter((fact) => fact.unit === unit)
  const [one, other] = [of, after.sums].map(summed)
  return when(one !== other, `sums of the unit are not those of its cases:\n${other}\n–\n${one}`)
}
function summed(facts: readonly Fact[]): string {
  const groups = Map.groupBy(facts, ({ year, kind, word, days }) => [year, kind, word, days].join(' '))
  return [...groups]
    .map(([key, all]) => `${key}: ${all.reduce((sum, { n }) => sum + n, 0)}`)
    .toSorted()
    .join('\n')
}

const HANDS = ['drafted_by', 'checked_by', 'signed_by'] as const
/** Whoever reads a case again had nothing to do with it, and whoever settles what he found is another. */
const rereadBlind: Invariant = ({ before, after }) =>
  after.rereading
    .filter(({ id, reader }) => reader !== null && before.rereading.find((one) => one.id === id)?.reader !== reader)
    .flatMap(({ case_id, reader }) => {
      const hands = before.decision.filter((row) => row.case_id === case_id).flatMap((row) => HANDS.map((hand) => row[hand]))
      const others = [
        ...before.step.filter((row) => row.case_id === case_id).map(({ by }) => by),
        ...before.case.filter(({ id }) => id === case_id).map(({ handler }) => handler),
      ]
      return when([...hands, ...others].includes(reader), 'somebody reads his own case again')
    })
    .concat(
      after.rereading.flatMap((row) =>
        when(row.settled_by !== null && row.settled_by === row.reader, 'whoever read a case again settled it'),
      ),
    )

/** What is kept of clocks is what the law says today of the facts as they stand; else it is not known. */
const clocksAreFresh: Invariant = ({ does, pack, after }) => {
  const day = localDay(ZONE)
  return after.case
    .filter(({ state }) => state !== 'legacy')
    .flatMap(({ id }) =>
      [...new Set(concernedIn(after, id))].flatMap((officer) => {
        const kept = after.clocked.find((row) => row.case_id === id && row.officer === officer)
        if (kept === undefined) return ['no clocks are kept of somebody']
        if (kept.state === 'unknown') return when(does === 'has clocks worked out', 'clocks were worked out, and are not known')
        const fresh = freshOf(after, pack, { id, officer, day })
        const said = `${kept.state} ${kept.ends ?? ''}: ${sorted(kept.clocks?.split(', ') ?? [])}`
        return when(said !== fresh, `clocks kept of ${officer} are\n${said}\nand worked out afresh\n${fresh}`)
      }),
    )
}
const sorted = (all: readonly string[]): string => [...new Set(all)].toSorted().join(', ')

function freshOf(look: Look, pack: LawPack, asked: { id: string; officer: string; day: string }): string {
  const isDecided =
    exoneratedIn(look, asked.id).includes(asked.officer) ||
    look.decision.some((row) => row.case_id === asked.id && row.officer === asked.officer && stands(row))
  if (isDecided) return 'decided : '
  const answer = askOracle(look, pack, asked)
  if (answer === null) return 'unasked : '
  const limits = answer.clocks.filter(({ id, open }) => id !== 'prescription' || open)
  const ends = limits.flatMap((one) => one.ends ?? []).toSorted()[0]
  const waits = answer.clocks.some(({ id, from, ends: end }) => id !== 'prescription' && from !== null && end === null)
  const line = ({ id, act, ends: end }: Clock): string => `${id} ${act ?? ''} ${end ?? 'still'}`
  return `${ends !== undefined ? 'running' : waits ? 'still' : 'none'} ${ends ?? ''}: ${sorted(answer.clocks.map(line))}`
}

/** What a head answers for is drafted, checked and signed by hands that the law keeps apart, none of them his; he is liable once he was told of these days and heard. */
const headsAreHeard: Invariant = ({ before, after }) => [
  ...after.conclusion.flatMap((row) => {
    const opinion = after.review_opinion.find(({ id }) => id === row.opinion)
    return [
      ...when(row.checked_by !== null && row.checked_by === row.drafted_by, 'whoever drafted a conclusion checked it'),
      ...when(
        row.signed_by !== null && [row.checked_by, opinion?.by].includes(row.signed_by),
        'whoever checked a conclusion, or advised on it, signed it',
      ),
      ...when(
        HANDS.some((hand) => row[hand] === row.officer),
        'somebody had a hand in what is concluded of himself',
      ),
      ...when(row.law.verdict === 'forbidden' && row.law.confirmed, 'a conclusion was drafted that the confirmed law forbids'),
      ...when(row.law.verdict !== 'permitted' && opinion === undefined, 'a conclusion stands on no opinion, and the law does not say it'),
    ]
  }),
  ...after.review
    .filter((row) => row.outcome !== null && before.review.find(({ id }) => id === row.id)?.outcome !== row.outcome)
    .flatMap((row) => {
      const signed = after.conclusion.find((one) => one.review === row.id && one.signed_by !== null)
      const told = after.review_notice.filter(
        (one) => one.review === row.id && one.from_day <= row.from_day && one.until_day >= row.until_day,
      )
      const heard = after.review_hearing.some(
        (one) => signed !== undefined && one.day <= signed.day && told.some(({ id, day }) => id === one.notice && day <= one.day),
      )
      return [
        ...when(signed?.outcome !== row.outcome || signed.form !== row.form, 'it is concluded what nobody signed'),
        ...when(row.outcome === 'liable' && !heard, 'a head is liable who was not heard'),
      ]
    }),
  // Notice to a head tells of a verification of which whoever it is about has none.
  ...after.review_notice
    .filter(({ id }) => !before.review_notice.some((one) => one.id === id))
    .flatMap((row) => {
      const all = after.party.filter(({ case_id, role }) => case_id === row.case_id && role === 'concerned')
      return when(
        !all.some(({ notified_on }) => notified_on !== null && notified_on <= row.day),
        'a head was told before anybody whom he answers for',
      )
    }),
]

export const BESIDE_DECISIONS: readonly Invariant[] = [
  ...[papersAreTrue, originals, sealedReports, moneyIsRight, oldIsOld, sumsAreRows, rereadBlind, clocksAreFresh, takenIsGone],
  headsAreHeard,
]
