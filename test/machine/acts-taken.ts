/** What is put right in a case: somebody or something is taken out of it, and it goes to another handler. */
import { FACT_KINDS } from '../../src/cases/taken/schema.ts'
import { handOver, takeOutFact, takeOutParty } from './doors.ts'
import { reason, type Does } from './acts.ts'

const takesPerson: Does = ({ db, by, look, id, officer, at }) => {
  const others = look.party.filter((one) => one.case_id === id && one.role !== 'concerned')
  const { officer: of, role } = others[at % 2 === 0 ? at % (others.length + 1) : others.length] ?? { officer, role: 'concerned' }
  return takeOutParty(db, by, { id, officer: of, role: role as 'concerned' | 'witness' | 'verifier', reason })
}

const takesFact: Does = ({ db, by, look, id, at }) => {
  const all = FACT_KINDS.flatMap((kind) => look[kind].filter((one) => one.case_id === id).map((one) => ({ kind, fact: one.id })))
  const found = all[at % all.length]
  return found && takeOutFact(db, by, { id, ...found, reason })
}

const handsOver: Does = ({ db, by, world, id, at }) =>
  handOver(db, by, by, { id, officer: [world.head, world.people[1], world.people[0], 'HQ-B'][at % 4]!, reason })

/** How often each comes, beside the others. */
export const TAKING: Readonly<Record<string, [weight: number, Does]>> = {
  'takes a person out': [2, takesPerson],
  'takes a fact out': [1, takesFact],
  'hands the case over': [1, handsOver],
}
