import { z } from 'zod'

/** A text in both languages of the interface. */
export const bilingual = z.object({ en: z.string(), vi: z.string() })
export type Bilingual = z.infer<typeof bilingual>

/** Three-valued logic (Kleene): false, true, unknown. Numbers, so that they fit typed arrays. */
export type Tri = 0 | 1 | 2

/** A day of the local calendar, `2026-11-27`. */
export const day = z.iso.date()
/** An instant in UTC, `2026-11-27T10:00:00.000Z`. */
export const instant = z.iso.datetime()
export const id = z.uuid()
/** One line that a person wrote; `story` may have several. Control characters are refused, but for line breaks in a story. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^\P{Cc}*$/u)
export const story = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .regex(/^[\P{Cc}\n\t]*$/u)
/** Why somebody does a weighty thing. */
export const reason = z
  .string()
  .trim()
  .min(3)
  .max(2_000)
  .regex(/^[\P{Cc}\n\t]*$/u)

/** Who acts: a person, or a machine (`worker`). Until there is sign-in one local person does everything. */
export const actor = z.object({ id: z.string().min(1).max(100), name: z.string().min(1).max(200), kind: z.enum(['person', 'machine']) })
export type Actor = z.infer<typeof actor>

/** How far a finding is kept from others, the lowest first. A tier of the administration's own: it has no effect under the law on state secrets. */
export const TIERS = ['ordinary', 'restricted', 'secret'] as const
export type Tier = (typeof TIERS)[number]

export type Units = 'all' | readonly string[]

/**
 * What an actor may see; every query takes one. `units`: each of them and nothing below it that is not listed, too. `hidden`: numbers of officers from
 * whose findings a conflict of interest keeps the actor (himself, and those he is related to): for him such a finding does not exist. `cleared`: units of
 * which he sees what is above the ordinary tier. `opened`: ids of findings that were opened to him in an emergency, wherever they are from.
 */
export interface Scope {
  actor: Actor
  units: Units
  hidden: readonly string[]
  cleared: Readonly<Record<Exclude<Tier, 'ordinary'>, Units>>
  opened: readonly string[]
  /** Cases that a seat in their council opens to him, to be read. */
  seats: readonly string[]
}

/** All there is, for whoever has to do with nobody: machines, and the one person of an installation without accounts. */
export function everything(actor: Actor): Scope {
  return { actor, units: 'all', hidden: [], cleared: { restricted: 'all', secret: 'all' }, opened: [], seats: [] }
}

/** What is asked of `access` before a route runs, `noun.verb`. */
export type Action = `${string}.${'read' | 'export' | 'change' | 'decide' | 'operate'}`
/** Facts about the record that the decision needs; the room of the record hands them over. */
export type Fact = 'unit' | 'assignee' | 'named' | 'state'

/**
 * The contract of one endpoint, used by the server (parse, ask, serialise), by the browser and for OpenAPI. `input` is one flat
 * object: parts of the path by their name, the rest from the query (GET, DELETE) or the JSON body (POST, PUT).
 * `upload`: the body is a file, the input stands in the query. `download`: the answer is a file of that type.
 */
export interface Route<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/api/${string}`
  summary: string
  action: Action
  facts: readonly Fact[]
  input: I
  output: O
  upload?: true
  download?: string
  /** Works without a session. */
  open?: true
  /** A weighty act: whoever does it has said a moment ago who he is; by the second factor, or by both, where he changes how he signs in. */
  fresh?: true | 'code' | 'both'
  records?: Recorded
}

/**
 * Reading it goes on record before the answer leaves. `subject`: noun and field of the input of the one thing that is read (`finding:…`); without it
 * what was asked is kept. `people`: where in the answer the numbers of officers stand, lists taken one by one. `grant`: where it says under which
 * emergency access it was read.
 */
export interface Recorded {
  subject?: readonly [noun: string, field: string]
  people?: readonly string[]
  grant?: string
}

export function route<I extends z.ZodObject, O extends z.ZodType>(contract: Route<I, O>): Route<I, O> {
  return contract
}

/** A count, exact up to 10,000; `more` says that there are more than `n`. */
export const count = z.object({ n: z.int().min(0), more: z.boolean() })
export type Count = z.infer<typeof count>
export const COUNT_LIMIT = 10_000

/** Fields of the input of every list: an opaque cursor from an earlier answer, and how many rows are wanted. */
export const paging = { cursor: z.string().max(1_000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

/** One page of a list. `previous` and `next` are cursors, null at the ends; `from` counts the rows before the page, null where unknown. */
export function pageOf<R extends z.ZodType>(row: R) {
  return z.object({
    rows: z.array(row),
    previous: z.string().nullable(),
    next: z.string().nullable(),
    from: z.int().min(0).nullable(),
    total: count,
  })
}

/** RFC 9457 problem. `code` can be read out on the telephone; `fields` say which field of the input is wrong and why. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  hint: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>

export const done = z.object({ ok: z.literal(true) })
export const empty = z.object({})
