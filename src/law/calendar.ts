import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LiemError } from '../base/index.ts'
import type { Place } from '../base/index.ts'
import { readText } from './files.ts'
import { nearest } from './nearest.ts'
import { throwProblems } from './problems.ts'
import type { Problems } from './problems.ts'
import type { Calendar } from './schema.ts'
import { calendarFileOf } from './yaml/calendar.ts'
import { parseYaml } from './yaml/document.ts'

/** The folder of the calendars that come with the program. */
export const BUNDLED_CALENDARS = fileURLToPath(new URL('../../law/calendars/', import.meta.url))

/** Reads a calendar file. Throws LiemError('rulebook') with line and column. */
export async function readCalendar(file: string): Promise<Calendar> {
  return parseCalendar(await readText(file), file)
}

/** Reads the text of a calendar file; `file` names it in messages. Throws LiemError('rulebook'). */
export function parseCalendar(text: string, file: string): Calendar {
  const problems: Problems = { found: [] }
  const yaml = parseYaml(text, file, problems)
  const calendar = yaml && calendarFileOf(yaml)
  throwProblems(problems)
  if (calendar === undefined) throw new LiemError('rulebook', 'the calendar cannot be read', { place: { file } })
  return calendar
}

/**
 * Finds a calendar by its id: in the given folder, otherwise among those that come with the program.
 * Throws LiemError('rulebook') at `place` where there is none.
 */
export async function findCalendar(id: string, place: Place, folder?: string): Promise<Calendar> {
  const known: string[] = []
  for (const candidate of folder === undefined ? [BUNDLED_CALENDARS] : [folder, BUNDLED_CALENDARS]) {
    const names = await readdir(candidate).catch(() => [] as string[])
    if (names.includes(`${id}.yaml`)) return readCalendar(join(candidate, `${id}.yaml`))
    known.push(...names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length)))
  }
  const close = nearest(id, known)
  const listed = known.length === 0 ? 'there are none here' : `there are ${known.join(', ')}`
  throw new LiemError('rulebook', `unknown calendar "${id.slice(0, 60)}"`, {
    place,
    hint: close === undefined ? listed : `did you mean ${close}?`,
  })
}
