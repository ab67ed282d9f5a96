import { LiemError } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import type { Fact, Facts, Filling } from '../../documents/print/index.ts'
import type { Terms } from '../../law/allowed/schema.ts'
import type { CaseAct, CaseDecision, CaseReview, CaseShown, CaseState } from '../schema.ts'
import type { Printed } from './printed.ts'
import type { About } from './schema.ts'

/** What a document is made of: a case, what of it, and how the issuing body is called. */
export interface Ground {
  file: Printed
  about: About
  of: Target
  terms: Terms
  issuer: { superior: Fact; name: Fact; symbol: Fact; place: Fact }
  /** Where whom it is about serves. */
  unit: Fact
  /** Of a sitting of a council: its place and who had which seat. */
  sitting: Facts
}

/** What of a case a document is about. */
export interface Target {
  officer: string | null
  step: string | null
  decision: string | null
  review: string | null
  submission: string | null
}

const NOTHING: Target = { officer: null, step: null, decision: null, review: null, submission: null }

/** Finds what a document is to be about in its case. Throws `input` where it is not there. */
export function targetOf(file: Printed, about: About, of: string | null): Target {
  const absent = (): LiemError =>
    new LiemError('input', 'there is nothing of that kind in this case', {
      place: { file: 'of' },
      hint: 'choose what the document is about',
    })
  if (about === 'case') return NOTHING
  if (about === 'person') {
    if (!file.parties.some(({ id, role }) => id === of && role === 'concerned')) throw absent()
    return { ...NOTHING, officer: of }
  }
  if (about === 'decision') {
    const found = file.decisions.find(({ id, state }) => id === of && state !== 'withdrawn' && state !== 'reversed')
    if (found === undefined) throw absent()
    return { ...NOTHING, officer: found.officer.id, decision: found.id }
  }
  if (about === 'review') {
    const found = file.reviews.find(({ id, reversedOn }) => id === of && reversedOn === null)
    if (found === undefined) throw absent()
    return { ...NOTHING, officer: found.officer.id, review: found.id }
  }
  if (about === 'submission') {
    const found = file.submissions.find(({ id }) => id === of)
    if (found === undefined) throw absent()
    return { ...NOTHING, officer: found.officer?.id ?? null, submission: found.id }
  }
  const found = file.steps.find(({ id, kind }) => id === of && kind === about)
  const isOut = (officer: string): boolean => !isConcerned(file, officer)
  if (found === undefined || (found.officer !== null && isOut(found.officer.id))) throw absent()
  return { ...NOTHING, officer: found.officer?.id ?? null, step: found.id }
}

const isConcerned = ({ parties }: CaseShown, officer: string | null): boolean =>
  parties.some(({ id, role }) => id === officer && role === 'concerned')

const same = (text: string | null | undefined): Fact => (text === null || text === undefined || text === '' ? null : { vi: text, en: text })

function dayFact(day: string | null | undefined): Fact {
  if (day === null || day === undefined) return null
  const en = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))
  return { vi: `ngày ${day.split('-').toReversed().join('/')}`, en }
}

function daysFact({ from, until }: { from: string; until: string | null }): Fact {
  const [first, last] = [dayFact(from)!, dayFact(until)]
  if (last === null) return { vi: `từ ${first.vi}, chưa chấm dứt`, en: `since ${first.en}` }
  return until === from ? first : { vi: `từ ${first.vi} đến ${last.vi}`, en: `from ${first.en} to ${last.en}` }
}

const wordFact = (words: readonly (Bilingual & { id: string })[], id: string | null | undefined): Fact => {
  if (id === null || id === undefined) return null
  const found = words.find((word) => word.id === id)
  return found === undefined ? same(id) : { vi: found.vi, en: found.en }
}

const STATES: Readonly<Record<CaseState, Bilingual>> = {
  open: { vi: 'mở', en: 'opened' },
  verifying: { vi: 'xác minh', en: 'verification' },
  notified: { vi: 'thông báo', en: 'notice' },
  explained: { vi: 'giải trình', en: 'explanation' },
  reviewed: { vi: 'họp kiểm điểm', en: 'review meeting' },
  council: { vi: 'Hội đồng kỷ luật', en: 'disciplinary council' },
  decided: { vi: 'đã quyết định', en: 'decided' },
  duplicate: { vi: 'trùng, xử lý ở vụ việc khác', en: 'duplicate, handled in another case' },
  legacy: { vi: 'hồ sơ cũ, không kiểm chứng được', en: 'legacy, not verifiable' },
}
const HEARD: Readonly<Record<string, Bilingual>> = {
  given: { vi: 'Đã giải trình', en: 'Has explained' },
  declined: { vi: 'Từ chối giải trình', en: 'Declined to explain' },
  absent: { vi: 'Vắng mặt', en: 'Was absent' },
}
const ROLES: Readonly<Record<CaseReview['role'], Bilingual>> = {
  head: { vi: 'người đứng đầu', en: 'head' },
  acting: { vi: 'người được giao phụ trách', en: 'acting head' },
  deputy: { vi: 'cấp phó phụ trách', en: 'deputy in charge' },
}
const OUTCOMES: Readonly<Record<NonNullable<CaseReview['outcome']>, Bilingual>> = {
  none: { vi: 'Không phải chịu trách nhiệm.', en: 'Answers for nothing.' },
  exempt: { vi: 'Được loại trừ trách nhiệm.', en: 'Exempt from responsibility.' },
  liable: { vi: 'Phải chịu trách nhiệm.', en: 'Answers for it.' },
}

/** The facts of a case for a document, as they are; what the case does not have is null. */
export function fillingOf(ground: Ground): Filling {
  const { file, about, of, terms } = ground
  // Of a unit or a head what others did.
  const ofAll = about === 'case' || about === 'meeting' || about === 'review' || (about === 'submission' && !isConcerned(file, of.officer))
  const acts = file.acts.filter(({ officer }) => ofAll || officer === of.officer)
  const standing = file.decisions.filter(({ state }) => state === 'signed')
  return {
    facts: {
      ...commonFacts(ground),
      ...personFacts(ground),
      ...stepFacts(ground),
      ...decisionFacts(ground),
      ...reviewFacts(ground),
      ...submissionFacts(ground),
    },
    lists: {
      acts: acts.map((act) => actFacts(act, ground)),
      concerned: file.parties
        .filter(({ role }) => role === 'concerned')
        .map(({ id, name, class: is }) => ({ 'one.name': same(name), 'one.number': same(id), 'one.class': wordFact(terms.classes, is) })),
      decisions: standing.map((one) => ({
        'decision.name': same(one.officer.name),
        'decision.form': wordFact(terms.forms, one.form),
        'decision.number': same(one.number),
        'decision.day': dayFact(one.day),
      })),
      tasks: tasksOf(ground),
      rules: rulesOf(file.decisions.find(({ id }) => id === of.decision)),
    },
  }
}

function commonFacts({ file, issuer }: Ground): Facts {
  return {
    'issuer.superior': issuer.superior,
    'issuer.name': issuer.name,
    'issuer.symbol': issuer.symbol,
    'issuer.place': issuer.place,
    'case.number': same(file.number),
    'case.title': same(file.title),
    'case.opened': dayFact(file.openedOn),
    'case.state': STATES[file.state],
    'origin.document': originFact(file.origin),
    'case.decided': file.decisions.some(({ state }) => state === 'signed') ? STATES.decided : null,
  }
}

/** What is kept secret of it no document names. */
function originFact(origin: CaseShown['origin']): Fact {
  if (origin === null || !origin.printed) return null
  const { number, day } = origin
  const [vi, en] = [lowered(origin.vi), lowered(origin.en)]
  const on = dayFact(day)
  if (number === null || on === null) return { vi, en }
  return { vi: `${vi} số ${number} ${on.vi}`, en: `${en} no. ${number} of ${on.en}` }
}

function actFacts({ officer, what, whatEn, from, until, detected, severity, entry }: CaseAct, { file, terms }: Ground): Facts {
  return {
    'act.name': same(file.parties.find(({ id }) => id === officer)?.name ?? officer),
    'act.what': { vi: what, en: whatEn ?? what },
    'act.days': daysFact({ from, until }),
    'act.detected': dayFact(detected),
    'act.degree': wordFact(terms.severities, severity),
    'act.entry':
      entry === null
        ? null
        : {
            vi: `${entry.code}, ${entry.version}`,
            en: `${entry.code}, ${entry.version}`,
            ...(entry.illustrative ? { unconfirmed: true } : {}),
          },
  }
}

function personFacts({ file, of, terms, unit }: Ground): Facts {
  const { officer } = of
  if (officer === null) return {}
  const party = file.parties.find(({ id, role }) => id === officer && role === 'concerned')
  const others = [...file.reviews, ...file.submissions].map((one) => one.officer)
  const name = party?.name ?? others.find((one) => one?.id === officer)?.name
  // The last of each comes first.
  const last = (kind: string) => file.steps.find((one) => one.kind === kind && one.officer?.id === officer)
  const [explanation, council, opinion] = [last('explanation'), last('council'), last('opinion')]
  const heard = HEARD[String(explanation?.body['heard'])] ?? null
  return {
    'person.name': same(name),
    'person.number': same(officer),
    'person.class': wordFact(terms.classes, party?.class),
    'person.unit': unit,
    'notice.day': dayFact(party?.notifiedOn),
    'explanation.day': dayFact(explanation?.day),
    'explanation.words': explanation === undefined ? null : (same(explanation.words) ?? heard),
    'explanation.heard': heard,
    'opinion.day': dayFact(opinion?.day),
    'council.day': dayFact(council?.day),
    ...votesOf(council, terms),
  }
}

function votesOf(council: CaseShown['steps'][number] | undefined, terms: Ground['terms']): Facts {
  const { proposes, votes, members } = council?.body ?? {}
  return {
    'council.form': wordFact(terms.forms, typeof proposes === 'string' ? proposes : null),
    'council.votes':
      typeof votes === 'number' && typeof members === 'number'
        ? { vi: `${votes} trên ${members} phiếu`, en: `${votes} of ${members} votes` }
        : null,
    'council.members': typeof members === 'number' ? same(String(members)) : null,
  }
}

function stepFacts({ file, of, terms, sitting }: Ground): Facts {
  const step = file.steps.find(({ id }) => id === of.step)
  if (step === undefined) return {}
  return {
    'step.day': dayFact(step.day),
    'step.words': same(step.words),
    'taker.name': same(step.by.name),
    ...(step.kind === 'explanation' ? { 'explanation.heard': HEARD[String(step.body['heard'])] ?? null } : {}),
    ...(step.kind === 'council' ? { ...votesOf(step, terms), ...sitting } : {}),
  }
}

function decisionFacts({ file, of, terms }: Ground): Facts {
  const decision = file.decisions.find(({ id }) => id === of.decision)
  if (decision === undefined) return {}
  return {
    'decision.form': wordFact(terms.forms, decision.form),
    'decision.day': dayFact(decision.day),
    'decision.number': same(decision.number),
    'decision.grounds': same(decision.grounds),
    'signer.name': same(decision.signedBy?.name),
    // Another opinion than the one on which it stands is not named.
    'opinion.day': dayFact(file.steps.find(({ id }) => id === decision.opinion)?.day),
  }
}

/** The rules that the law gave for the form, each with whether a lawyer has confirmed it. */
function rulesOf(decision: CaseDecision | undefined): Facts[] {
  if (decision === undefined) return []
  const { because, confirmed } = decision.law
  return because.map(({ cite, citeVi, vi, en }) => ({
    'rule.cite': { vi: citeVi, en: cite, ...(confirmed ? {} : { unconfirmed: true as const }) },
    'rule.says': { vi: ended(vi), en: ended(en) },
  }))
}
const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)
const ended = (text: string): string => text.replace(/[.;]\s*$/u, '')

function reviewFacts({ file, of, terms }: Ground): Facts {
  const wanted = of.review ?? submissionOf(file, of)?.review
  const review = file.reviews.find(({ id }) => id === wanted)
  if (review === undefined) return {}
  const { role, unit, from, until, outcome, form, grounds, concludedBy } = review
  return {
    'review.role': ROLES[role],
    'review.unit': unit.name,
    'review.days': daysFact({ from, until }),
    'review.outcome': outcome === null ? null : OUTCOMES[outcome],
    'review.form': wordFact(terms.forms, form),
    'review.grounds': same(grounds),
    'signer.name': same(concludedBy?.name),
  }
}

const submissionOf = ({ submissions }: Printed, { submission }: Target) => submissions.find(({ id }) => id === submission)

function submissionFacts({ file, of }: Ground): Facts {
  const found = submissionOf(file, of)
  if (found === undefined) return {}
  return {
    'submission.number': same(found.number),
    'submission.unit': found.unit,
    'submission.asks': same(found.asks),
    'submission.grounds': same(found.grounds),
    'submission.due': dayFact(found.due),
    addressee: found.to,
    'signer.name': same(found.submittedBy),
  }
}

function tasksOf({ file, of }: Ground): Facts[] {
  const tasks = submissionOf(file, of)?.tasks ?? []
  return tasks.map(({ task, askedBy, askedOn, due, happened, document }) => ({
    'task.what': same(task),
    'task.by': same(askedBy),
    'task.asked': dayFact(askedOn),
    'task.due': dayFact(due),
    'task.happened': same(happened),
    'task.document': same(document),
  }))
}
