import { z } from 'zod'
import { day, id, line, reason, route, story } from '../../base/schema.ts'
import { councilLaw, lawPoint } from '../../law/proceedings/schema.ts'

/** The disciplinary council of a case: its seats, its sittings, its secret votes as counts. */
const officer = z.string().min(1).max(100)
const word = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })

/** Why somebody cannot sit: `tied` says no more than that. */
export const UNFIT = ['concerned', 'witness', 'handled', 'tied'] as const
export type Unfit = (typeof UNFIT)[number]

const member = z.object({
  id,
  officer: person,
  seat: z.string(),
  /** In whose place, and why. */
  instead: z.object({ name: z.string(), reason: z.string() }).nullable(),
  /** He could not sit any more. */
  unfit: z.enum(UNFIT).nullable(),
})
const vote = z.object({ form: word, n: z.int() })

const sitting = z.object({
  id,
  day,
  place: z.string(),
  summonedOn: day,
  document: z.string(),
  invited: z.array(z.string()),
  law: z.array(lawPoint),
  end: z
    .object({
      held: z.boolean(),
      attended: z.boolean(),
      reason: z.string().nullable(),
      present: z.array(person),
      votes: z.array(vote),
      blank: z.int(),
      proposes: z.string().nullable(),
      minutes: z.string().nullable(),
      law: z.array(lawPoint),
    })
    .nullable(),
})
export type Sitting = z.infer<typeof sitting>

const council = z.object({
  id,
  officer: person,
  document: z.string(),
  formedOn: day,
  law: z.array(lawPoint),
  members: z.array(member),
  sittings: z.array(sitting),
})
export type Council = z.infer<typeof council>

export const caseCouncils = z.object({
  id,
  councils: z.array(council),
  /** What the law of today asks of a council for each person concerned; null where it cannot be asked. */
  asks: z.array(z.object({ officer, law: councilLaw.nullable() })),
})
export type CaseCouncils = z.infer<typeof caseCouncils>

export const showCouncils = route({
  method: 'GET',
  path: '/api/cases/:id/councils',
  summary: 'The disciplinary councils of a case: who sits, summons, sittings and votes',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: caseCouncils,
})

type Told = { path: `/api/cases/:id/councils${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: caseCouncils })

export const formCouncil = changes(
  { path: '/api/cases/:id/councils', summary: 'Set up a disciplinary council for a person concerned' },
  {
    officer,
    document: line,
    day,
    members: z
      .array(z.object({ officer, seat: word }))
      .min(1)
      .max(15),
    reason,
  },
)
export type CouncilGiven = z.output<typeof formCouncil.input>

export const replaceMember = changes(
  {
    path: '/api/cases/:id/councils/:council/members/:member/replace',
    summary: 'Put somebody else into the seat of a member who cannot sit',
  },
  { council: id, member: id, officer, reason },
)
export type ReplaceGiven = z.output<typeof replaceMember.input>

export const callSitting = changes(
  { path: '/api/cases/:id/councils/:council/sittings', summary: 'Enter the summons to a sitting of the council' },
  {
    council: id,
    day,
    place: line,
    summonedOn: day,
    document: z.string().trim().max(200).default(''),
    invited: z.array(line).max(20).default([]),
  },
)
export type CallGiven = z.output<typeof callSitting.input>

const SITTING = '/api/cases/:id/councils/:council/sittings/:sitting'

export const putOffSitting = changes(
  { path: `${SITTING}/put-off`, summary: 'Enter that a sitting was not held, and whether whoever it is about was absent' },
  {
    council: id,
    sitting: id,
    attended: z.boolean(),
    reason,
  },
)
export type PutOffGiven = z.output<typeof putOffSitting.input>

/** `present`: members, by their row; votes are secret, so there are counts only. */
export const holdSitting = changes(
  { path: `${SITTING}/hold`, summary: 'Enter how a sitting went: who was present, the secret votes as counts, minutes, proposal' },
  {
    council: id,
    sitting: id,
    attended: z.boolean(),
    present: z.array(id).min(1).max(15),
    votes: z
      .array(z.object({ form: word, n: z.int().min(1).max(15) }))
      .min(1)
      .max(15),
    blank: z.int().min(0).max(15).default(0),
    proposes: word,
    minutes: story,
  },
)
export type HoldGiven = z.output<typeof holdSitting.input>
