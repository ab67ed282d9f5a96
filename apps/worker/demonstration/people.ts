import { sql } from 'kysely'
import { dayNumber, isoDay, localDay, ZONE, type Db } from '../../../src/base/index.ts'
import { everything, type Scope } from '../../../src/base/schema.ts'
import { WORKER } from '../../../src/jobs/index.ts'
import { subtree } from '../../../src/organisation/index.ts'

/** Who works on the cases of the demonstration. */
export interface People {
  handler: Scope
  checker: Scope
  /** Sees what is below him. */
  head: Scope
  /** A deputy and the head of the highest unit: they rule on complaints. */
  aside: Scope
  superior: Scope
  /** Two heads and three officers from elsewhere, for the seats of a council. */
  council: { officer: string; seat: string }[]
  /** Whom the account of an official is of, and where he serves; null where it is of nobody in the register. */
  official: { officer: string; unit: string } | null
}

export async function peopleOf(db: Db): Promise<People> {
  const logins = ['inspectorate', 'personnel', 'head']
  const { rows } = await sql<Named & { login: string }>`select login, coalesce(officer, id::text) as id, name from access.account
    where login = any(${logins}::text[])`.execute(db)
  const [handler, checker, head] = logins.map((wanted) => scopeOf(rows.find(({ login }) => login === wanted) ?? WORKER)) as [
    Scope,
    Scope,
    Scope,
  ]
  const [below, [aside, superior], council, official] = await Promise.all([
    unitsBelow(db, head.actor.id),
    leadersAbove(db),
    seatsFor(db, head.actor.id),
    officialOf(db),
  ])
  return {
    handler,
    checker,
    head: { ...head, units: below },
    aside: scopeOf(aside ?? WORKER),
    superior: scopeOf(superior ?? WORKER),
    council,
    official,
  }
}

interface Named {
  id: string
  name: string
}
export const scopeOf = ({ id, name }: Named): Scope => everything({ id, name, kind: 'person' })

async function officialOf(db: Db): Promise<People['official']> {
  const { rows } = await sql<{ officer: string; unit: string }>`select t.officer, t.unit from access.account a
    join organisation.tenure t on t.officer = a.officer and t.during @> organisation.today() where a.login = 'official' order by t.unit limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Codes of the unit of a head with all below it. */
async function unitsBelow(db: Db, head: string): Promise<string[]> {
  const { rows } = await sql<{
    unit: string
  }>`select unit from organisation.tenure where officer = ${head} and during @> organisation.today()`.execute(db)
  return subtree(
    db,
    rows.map(({ unit }) => unit),
  )
}

/** Who heads a unit today, and sees that unit alone. */
export async function headOfUnit(db: Db, unit: string): Promise<Scope | undefined> {
  const { rows } =
    await sql<Named>`select o.number as id, o.name from organisation.tenure t join organisation.officer o on o.number = t.officer
    where t.unit = ${unit} and t.role = 'head' and t.during @> organisation.today()`.execute(db)
  return rows[0] && { ...scopeOf(rows[0]), units: [unit] }
}

/** A deputy of the highest unit, and its head. */
async function leadersAbove(db: Db): Promise<Named[]> {
  const { rows } = await sql<Named>`select distinct on (t.role) o.number as id, o.name from organisation.tenure t
    join organisation.unit u on u.code = t.unit and u.level = 1 join organisation.officer o on o.number = t.officer
    where t.role in ('head', 'deputy') and t.during @> organisation.today() order by t.role, o.number`.execute(db)
  return rows
}

const SEATS = [
  { seat: 'chair', leads: true },
  { seat: 'using-unit', leads: true },
  { seat: 'party', leads: false },
  { seat: 'union', leads: false },
  { seat: 'secretary', leads: false },
] as const

/** People without an account, from units that are not below a head. */
async function seatsFor(db: Db, head: string): Promise<People['council']> {
  const own = await unitsBelow(db, head)
  const { rows } = await sql<{ officer: string; leads: boolean }>`select officer, leads from (
      select t.officer, t.role = 'head' as leads, row_number() over (partition by t.role order by md5(t.officer)) as place
      from organisation.tenure t join organisation.unit u on u.code = t.unit and u.level = 3
      where t.role in ('head', 'officer') and t.during @> organisation.today() and t.unit <> all(${own}::text[])
        and not exists (select from access.account a where a.officer = t.officer)
        and not exists (select from findings.named n where n.officer = t.officer)) as placed
    where place <= 3`.execute(db)
  const [leaders, others] = [rows.filter(({ leads }) => leads), rows.filter(({ leads }) => !leads)]
  return SEATS.flatMap(({ seat, leads }) => {
    const next = (leads ? leaders : others).shift()
    return next === undefined ? [] : [{ seat, officer: next.officer }]
  })
}

const dayOf = (days: number): string => isoDay(dayNumber(localDay(ZONE)) + days)
export const today = (): string => dayOf(0)
export const daysAgo = (days: number): string => dayOf(-days)
export const daysAhead = (days: number): string => dayOf(days)
/** So many days after a day, and not later than today. */
export const dayAfter = (day: string, days: number): string => isoDay(Math.min(dayNumber(day) + days, dayNumber(localDay(ZONE))))
