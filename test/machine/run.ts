/** A world, acts of chance in it, and after each of them everything that must be so. */
import { sql } from 'kysely'
import { LiemError, type Db, type Home } from '../../src/base/index.ts'
import type { Scope } from '../../src/base/schema.ts'
import type { LawPack } from '../../src/law/allowed/index.ts'
import { currentLaw, draftChange, publishChange, showFile, withdrawChange } from '../../src/law/changed/index.ts'
import { confirmedLaw } from '../build-case.ts'
import { EVERYTHING } from '../build-db.ts'
import { addStep, openCase, setAct } from './doors.ts'
import { ALONG } from './acts-along.ts'
import { AROUND, hasOtherDays, LAW, LAW_FILE, otherDays, WRITES_MORE } from './acts-around.ts'
import { BESIDE } from './acts-beside.ts'
import { PAPERS } from './acts-papers.ts'
import { REVIEWING } from './acts-reviews.ts'
import { TAKING } from './acts-taken.ts'
import { DAYS, FORMS, OF_DECISIONS, onward, OUTSIDE, reason, SECOND, type Does, type Doing } from './acts.ts'
import { wrongs } from './invariants.ts'
import { look, stands, type Look, type Seen } from './look.ts'
import { handsOf, writingOnly, Written, type World } from './world.ts'

export const ACTS: Readonly<Record<string, [weight: number, Does]>> = {
  ...OF_DECISIONS,
  ...BESIDE,
  ...ALONG,
  ...PAPERS,
  ...REVIEWING,
  ...TAKING,
  ...AROUND,
}

/** What chance says: who does what to whom. All of it are positions, so that a story gets simpler with smaller numbers. */
export interface Turn {
  does: string
  by: number
  who: number
  second: boolean
  day: number
  form: number
  at: number
}

/** How often something was reached, so that a test that reaches nothing is known. */
export type Reached = Record<(typeof REACHED)[number], number>
export const REACHED = [
  ...([
    'done',
    'refused',
    'nothing',
    'signed',
    'reversed',
    'anew',
    'sat',
    'measured',
    'exonerated',
    'duplicate',
    'liable',
    'reviewedAnew',
  ] as const),
  ...([
    'released',
    'replied',
    'answered',
    'rated',
    'issued',
    'paid',
    'evident',
    'destroyed',
    'reread',
    'old',
    'lawChanged',
    'clocked',
    'taken',
    'handed',
  ] as const),
]

export interface Machine {
  db: Db
  home: Home
  /** The law that counts, and whether it may be another than in its files. */
  pack: LawPack
  changed?: boolean
  reached: Reached
  /** The database by which acts are made, where it is another than the one that is looked at: over HTTP. */
  acting?: Db
}

/** Acts of chance; of an act that is not graded at first the law leaves much open, and in some stories it becomes another. */
export interface Chances {
  graded: boolean
  lawChanges: boolean
  turns: readonly Turn[]
}

/** Plays turns; where something is wrong, it throws the shortest story that is found for it. */
export async function playShortest(machine: Machine, nextWorld: () => Promise<World>, chances: Chances): Promise<void> {
  let shortest = chances.turns
  const wrongIn = async (turns: readonly Turn[]): Promise<unknown> =>
    play(machine, await nextWorld(), { ...chances, turns }).then(
      () => null,
      (error: unknown) => error,
    )
  let wrong = await wrongIn(shortest)
  if (wrong === null) return
  for (let part = Math.ceil(shortest.length / 2), before = 0; part > 1 || before > shortest.length; part = Math.ceil(part / 2)) {
    before = shortest.length
    for (let at = shortest.length - part; at > -part; at -= part) {
      const fewer = shortest.filter((_, n) => n < at || n >= at + part)
      const still = await wrongIn(fewer)
      if (still !== null) [shortest, wrong] = [fewer, still]
    }
  }
  throw wrong
}

/** Plays turns in a world. Throws, with the story so far, where something is as it must not be. */
async function play(machine: Machine, world: World, { graded, lawChanges, turns }: Chances): Promise<void> {
  if (machine.changed !== false) await beginLaw(machine)
  const hands = handsOf(world)
  const seen = { cases: [await begin(machine, world, hands[0]!, graded)], people: [...world.people, world.head], unit: world.unit }
  let now = await look(machine.db, seen)
  const story: string[] = []
  for (const [at, turn] of turns.entries()) {
    const by = hands[turn.by % hands.length]!
    const id = turn.second ? seen.cases.slice(-2)[turn.at % 2]! : seen.cases[0]!
    const doing = doingOf(machine, world, {
      ...{ turn, by, now, isWhole: at % 16 === 15 },
      id: id ?? seen.cases[0]!,
    })
    const { does, end, error } = await take(doing, turn.does === LAW && !lawChanges ? NOTHING : turn.does)
    machine.reached[end === 'done' || end === 'nothing' ? end : 'refused'] += 1
    if (end !== 'nothing') story.push(`${said(does, turn, doing)}${end === 'done' ? '' : ` – ${end}`}`)
    if (error !== undefined) throw new Error(tell(story, 'refused as no user may be told'), { cause: error })
    if (end !== 'done') continue
    if (ADDS.includes(does)) seen.cases = await casesOf(machine.db, world, seen.cases[0]!)
    if (does === LAW) {
      machine.changed = true
      machine.pack = await lawNow(machine)
    }
    const after = await look(machine.db, seen)
    const wrong = wrongs({ does, pack: machine.pack, before: now, after, by: by.actor.id, tied: [by.actor.id, ...by.hidden] })
    if (wrong.length > 0) throw new Error(tell(story, wrong.join('\n')))
    if (machine.pack !== doing.pack) machine.reached.lawChanged += 1
    if (after.clocked.some(({ state }) => state === 'running')) machine.reached.clocked += 1
    now = after
  }
  await expectSame(machine.db, { seen, now, story })
  count(machine.reached, now)
}

/** What is no act: whoever would have done another goes on with the decision. */
const NOTHING = ''
/** After which there may be another case. */
const ADDS: readonly string[] = [SECOND, OUTSIDE, 'takes an old case over']
/** Of a world: first what was opened first, then what was opened or taken over since. */
async function casesOf(db: Db, { unit }: World, first: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from cases.case where unit = ${unit} and id <> ${first} order by id`.execute(db)
  return [first, ...rows.map(({ id }) => id)]
}

const packs = new Map<string, LawPack>()
/** The law that counts, as if a lawyer had compared it. */
async function lawNow({ db, home }: Pick<Machine, 'db' | 'home'>): Promise<LawPack> {
  const law = await currentLaw(db, home.path)
  const hash = await law.hash()
  const pack = packs.get(hash) ?? confirmedLaw(await law.pack())
  packs.set(hash, pack)
  return pack
}

/** Every story begins with the law as it is in its files, and with no draft of another. */
async function beginLaw(machine: Machine): Promise<void> {
  const { db, home } = machine
  const [one, other] = ['HQ-A', 'HQ-B'].map((id) => ({ id, name: id, kind: 'person' as const }))
  const { rows } = await sql<{
    id: string
  }>`select id from law.instrument_version where published_by is null and withdrawn_by is null`.execute(db)
  for (const { id } of rows) await withdrawChange(db, one!, { id, reason })
  const { source, sha256 } = await showFile(db, home.path, { file: LAW_FILE })
  if (hasOtherDays(source!)) {
    const { id } = await draftChange(db, one!, home.path, { file: LAW_FILE, source: otherDays(source!), base: sha256, note: 'x', reason })
    await publishChange(db, other!, home.path, { id, reason })
  }
  machine.pack = await lawNow(machine)
  machine.changed = false
}

/** What was refused has changed nothing. */
async function expectSame(db: Db, { seen, now, story }: { seen: Seen; now: Look; story: string[] }) {
  if (JSON.stringify(await look(db, seen)) !== JSON.stringify(now)) throw new Error(tell(story, 'something refused has left a trace'))
}

const tell = (story: readonly string[], end: string): string =>
  ['', ...story.map((line, at) => `${at + 1}. ${line}`), `→ ${end}`].join('\n')

function said(does: string, { second, form, at }: Turn, { by, officer, day }: Doing): string {
  return `${by.actor.id} ${does} (${second ? 'second case, ' : ''}${officer}, ${day}, ${FORMS[form % FORMS.length]}, ${at})`
}

interface Chance {
  turn: Turn
  by: Scope
  id: string
  now: Look
  isWhole: boolean
}

function doingOf({ db, home, pack, acting }: Machine, world: World, { turn, by, id, now, isWhole }: Chance): Doing {
  const { does, who, day, form, at } = turn
  const about = { officer: world.people[who % 2]!, day: DAYS[day % DAYS.length]!, form: FORMS[form % FORMS.length]!, at }
  const own = acting ?? (isWhole || WRITES_MORE.includes(does) ? db : writingOnly(db))
  return { db: own, home, pack, world, look: now, by, id, ...about }
}

/**
 * What was done, and how it ended: whoever has nothing to do it to goes on with the decision. `error`: it was refused as no user may be told.
 */
async function take(doing: Doing, wanted: string): Promise<{ does: string; end: string; error?: unknown }> {
  const first = wanted === NOTHING ? undefined : ACTS[wanted]![1](doing)
  const does = first === undefined ? onward(doing) : wanted
  const work = first ?? ACTS[does]![1](doing)
  if (work === undefined) return { does, end: 'nothing' }
  try {
    await work
    return { does, end: 'done' }
  } catch (error) {
    if (error instanceof Written) return { does, end: 'done' }
    const isTold = error instanceof LiemError && !['internal', 'unavailable'].includes(error.code)
    return { does, end: `refused: ${error instanceof Error ? error.message : String(error)}`, ...(isTold ? {} : { error }) }
  }
}

/** The way to where somebody was heard, so that chance gets beyond the first steps. */
export async function begin(
  { db, pack, acting }: Pick<Machine, 'db' | 'pack' | 'acting'>,
  { people, findings }: World,
  by: Scope,
  graded: boolean,
): Promise<string> {
  const once = (): Db => acting ?? writingOnly(db)
  const { id, acts } = await openCase(acting ?? db, by, EVERYTHING, { title: 'ngẫu nhiên', findings: [findings[0]], reason })
  const step = { id, officer: people[0], day: '2025-03-20', words: 'x', heard: null, proposes: null }
  const given = { act: acts[0]!.id, officer: people[0], what: 'x', from: '2025-03-14', until: '2025-03-14', detected: '2025-03-14' }
  await expectWritten(addStep(once(), by, { ...step, kind: 'verification', officer: null }))
  await expectWritten(addStep(once(), by, { ...step, kind: 'notice' }))
  await expectWritten(addStep(once(), by, { ...step, kind: 'explanation', heard: 'given' }))
  const degree = { severity: graded ? 'serious' : null, disciplinable: true, kinds: [], repeats: null, entry: null, reason }
  await expectWritten(setAct(once(), by, pack, { id, ...given, ...degree }))
  return id
}

async function expectWritten(doing: Promise<unknown>): Promise<void> {
  await doing.catch((error: unknown) => {
    if (!(error instanceof Written)) throw error
  })
}

function count(reached: Reached, now: Look): void {
  const of = <T>(all: readonly T[], is: (row: T) => boolean): number => all.filter(is).length
  const reversed = now.decision.filter(({ reversed_on }) => reversed_on !== null)
  const more: Omit<Reached, 'done' | 'refused' | 'nothing' | 'lawChanged' | 'clocked'> = {
    signed: of(now.decision, stands),
    reversed: reversed.length,
    anew: of(now.decision, (row) => stands(row) && reversed.some((one) => one.case_id === row.case_id && one.officer === row.officer)),
    sat: of(now.sitting_end, ({ held }) => held),
    measured: of(now.measure, ({ signed_by }) => signed_by !== null),
    exonerated: of(now.ruling, ({ kind, signed_by }) => kind === 'exonerated' && signed_by !== null),
    duplicate: of(now.case, ({ state }) => state === 'duplicate'),
    reviewedAnew: of(now.review, (row) =>
      now.review.some(
        (one) => one.case_id === row.case_id && one.officer === row.officer && one.reversed_on !== null && row.reversed_on === null,
      ),
    ),
    liable: of(now.review, ({ outcome }) => outcome === 'liable'),
    released: of(now.release, ({ released_by }) => released_by !== null),
    replied: of(now.reply, ({ sent_by }) => sent_by !== null),
    answered: of(now.submission, ({ answer }) => answer !== null),
    rated: of(now.rating, ({ concluded_by }) => concluded_by !== null),
    issued: now.issued.length,
    paid: now.payment.length,
    evident: of(now.evidence, ({ kind }) => kind === 'original'),
    destroyed: of(now.evidence, ({ emptied }) => emptied),
    reread: of(now.rereading, ({ verdict }) => verdict !== null),
    old: now.legacy.length,
    taken: of(now.taken, ({ role }) => role === 'concerned'),
    handed: now.handover.length,
  }
  for (const [what, n] of Object.entries(more)) reached[what as keyof Reached] += n
}
