import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import type { Facts } from '../allowed/index.ts'
import { versionOfDay } from './pure.ts'
import { readVersions } from './versions.ts'

/**
 * That each act names an entry of the catalogue of its own day, where it names one; of a day whose version is undetermined, of any that it may be.
 * Throws LiemError('input') with the place of each that is not.
 */
export async function checkActEntries(db: Db, actor: Actor, { acts }: Pick<Facts, 'acts'>): Promise<void> {
  if (acts.every(({ entry }) => entry === null)) return
  const versions = await readVersions(db, actor)
  const wrong: LiemError[] = []
  for (const [at, { entry, from }] of acts.entries()) {
    if (entry === null) continue
    const candidates = versionOfDay(versions, from).candidates.map(({ id }) => id)
    if (candidates.length === 0)
      wrong.push(
        mistake(at, `on ${from} no version of the catalogue is in force`, 'leave the entry out, or look at the day of the act again'),
      )
    else if (!(await isIn(db, candidates, entry)))
      wrong.push(mistake(at, `the catalogue of ${from} has no entry "${entry}"`, `choose one of ${candidates.join(', ')}`))
  }
  const [first, ...more] = wrong
  if (first !== undefined) throw new LiemError('input', first.message, { place: first.place!, hint: first.hint!, more })
}

/**
 * That the catalogue of the first day of an act has this entry: by a version in force on that day, where it is undetermined which, by any that it may be. Throws
 * LiemError('input') with the place `entry`.
 */
export async function requireEntryOfDay(
  db: Db | Trx,
  actor: Actor,
  { version, code }: { version: string; code: string },
  day: string,
): Promise<void> {
  const refuse = (message: string, hint: string): LiemError => new LiemError('input', message, { place: { file: 'entry' }, hint })
  const candidates = versionOfDay(await readVersions(db, actor), day).candidates.map(({ id }) => id)
  if (candidates.length === 0)
    throw refuse(`on ${day} no version of the catalogue is in force`, 'leave the entry out, or look at the day of the act again')
  if (!candidates.includes(version))
    throw refuse(`the version "${version}" of the catalogue is not that of ${day}`, `choose an entry of ${candidates.join(', ')}`)
  if (!(await isIn(db, [version], code))) throw refuse('the catalogue has no such entry', `choose an entry of ${version}`)
}

function mistake(at: number, message: string, hint: string): LiemError {
  return new LiemError('input', message, { place: { file: 'facts', part: `acts.${at}.entry` }, hint })
}

async function isIn(db: Db | Trx, versions: readonly string[], code: string): Promise<boolean> {
  const { rows } = await sql`select from law.catalogue_entry where version = any(${versions}) and code = ${code} limit 1`.execute(db)
  return rows.length > 0
}
