import { LiemError, type Db } from '../../../src/base/index.ts'
import { everything } from '../../../src/base/schema.ts'
import { enterCircumstance } from '../../../src/findings/index.ts'
import { WORKER } from '../../../src/jobs/index.ts'
import { usedRulebooks } from '../../../src/law/versions/index.ts'
import { listUnits } from '../../../src/organisation/index.ts'

type Entered = Parameters<typeof enterCircumstance>[2]

const EVERYTHING = everything(WORKER)
const DOCUMENT = 'Minh họa'
const REASON = 'Dữ liệu minh họa / Made-up data'

/**
 * Enters the outages and holidays of the made-up year; what was entered before stays. `check` throws where it is to stop. An outage holds back what is only late: rules with a time limit.
 * Returns how many there are.
 */
export async function enterCircumstances(db: Db, csv: string, check: () => void): Promise<number> {
  const { rulebook } = await usedRulebooks(db)
  const timed = rulebook.rules.filter(({ within }) => within !== undefined).map(({ id }) => id)
  const { rows } = await listUnits(db, EVERYTHING)
  const names = new Map(rows.map(({ code, short }) => [code, short.vi]))
  const [, ...lines] = csv.trim().split('\n')
  const known = new Set(
    (await db.selectFrom('findings.circumstance').select(['title', 'from_at']).execute()).map((row) => key(row.title, row.from_at)),
  )
  for (const line of lines) {
    check()
    const given = circumstanceOf(line.split(','), timed, names)
    if (!known.has(key(given.title, given.from))) await enterCircumstance(db, EVERYTHING, given)
  }
  return lines.length
}

function key(title: string, from: string): string {
  return `${Date.parse(from)} ${title}`
}

function circumstanceOf([kind, unit = '', from = '', until = '']: string[], timed: string[], names: ReadonlyMap<string, string>): Entered {
  const common = { from: instant(from), until: instant(until), document: DOCUMENT, approver: DOCUMENT, reason: REASON }
  if (kind === 'system-outage')
    return {
      ...common,
      kind: 'outage',
      title: `Sự cố hệ thống: ${names.get(unit) ?? unit}`,
      units: [unit],
      rules: timed,
      effect: 'withhold',
    }
  if (kind === 'tet')
    return { ...common, kind: 'other', title: 'Nghỉ Tết Nguyên đán Bính Ngọ', units: null, rules: timed, effect: 'annotate' }
  throw new LiemError('internal', `the made-up year has a circumstance that nobody knows: ${kind}`)
}

/** A local time of the made-up year. */
function instant(local: string): string {
  return new Date(`${local.replace(' ', 'T')}+07:00`).toISOString()
}
