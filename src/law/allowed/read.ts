import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bilingual } from '../../base/schema.ts'
import { findCalendar } from '../calendar.ts'
import { citationWords } from '../citation/pure.ts'
import { readDelegation } from '../competence/table.ts'
import { readText } from '../files.ts'
import { readPractice } from '../practice/read.ts'
import { note, throwProblems, type Problems } from '../problems.ts'
import { readBySchema, type Read } from '../yaml/by-schema.ts'
import { checkRules } from './check.ts'
import { instrumentsFile, termsFile, type InstrumentFile, type TermsFile } from './file-schema.ts'
import { settleDays } from './in-force.ts'
import { compileRules } from './names.ts'
import type { Instrument, LawPack, Rule } from './pack.ts'

/** The law that comes with the program. */
export const BUNDLED_LAW = fileURLToPath(new URL('../../../law/', import.meta.url))

/** A file of instruments that takes the place of the folder's of that name (without `.yaml`), or comes to them; null takes it out. */
export interface ChangedFile {
  file: string
  source: string | null
}

/**
 * Reads the law of a folder: `terms.yaml` and every file of `instruments/`, as far as they are not changed. Throws LiemError('rulebook') with the first
 * dozen of mistakes, each with line and column: a key that is not known, a rule or form that is named and not there, a condition that reads what no fact is.
 */
export async function readLaw(folder: string = BUNDLED_LAW, changed: readonly ChangedFile[] = []): Promise<LawPack> {
  const { value: words, placeAt } = await readTermsFile(folder)
  const problems: Problems = { found: [] }
  const files = readInstruments(await instrumentTexts(folder, changed), join(folder, 'instruments'), problems)
  throwProblems(problems)
  const found = files.flatMap(({ value, placeAt: at }) =>
    value.instruments.flatMap((file, place) => rulesOf(file, (path) => at(['instruments', place, ...path]))),
  )
  const instruments = files.flatMap(({ value }) => value.instruments)
  checkRules(words, instruments, found, problems)
  throwProblems(problems)
  const rules = settleDays(instruments, compileRules(words, found, problems))
  throwProblems(problems)
  const calendar = await findCalendar(words.calendar, placeAt(['calendar']), join(folder, 'calendars'))
  const [practice, delegation] = await Promise.all([readPractice(folder), readDelegation(folder, words)])
  return { terms: words, calendar, instruments, rules, practice, delegation }
}

/** A text of instruments, and where it stands. */
export interface LawText {
  text: string
  path: string
}

/** The files of instruments of a folder with what was changed in them, by their name without `.yaml`, in its order. */
export async function instrumentTexts(folder: string, changed: readonly ChangedFile[] = []): Promise<Map<string, LawText>> {
  const place = join(folder, 'instruments')
  const names = (await readdir(place).catch(() => [])).filter((name) => name.endsWith('.yaml'))
  const read = async (name: string): Promise<[string, LawText]> => {
    const path = join(place, name)
    // Whoever changes the law from elsewhere has no such folder.
    return [name.slice(0, -'.yaml'.length), { path: changed.length === 0 ? path : name, text: await readText(path) }]
  }
  const found = new Map(await Promise.all(names.map(read)))
  for (const { file, source } of changed) {
    if (source === null) found.delete(file)
    else found.set(file, { path: `${file}.yaml`, text: source })
  }
  return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function readInstruments(
  texts: ReadonlyMap<string, LawText>,
  folder: string,
  problems: Problems,
): Read<{ instruments: InstrumentFile[] }>[] {
  if (texts.size === 0) note(problems, { file: folder }, 'there are no instruments here', 'a folder of law has instruments/*.yaml')
  return [...texts.values()].flatMap(({ path, text }) => readBySchema(text, path, instrumentsFile, problems) ?? [])
}

function citeOf(instrument: string, art: Rule['art']): Bilingual {
  const words = citationWords(typeof art === 'string' ? `${instrument}, ${art}` : instrument)
  return art === undefined || typeof art === 'string' ? words : { en: `${words.en}, ${art.en}`, vi: `${words.vi}, ${art.vi}` }
}

function rulesOf({ rules, ...instrument }: InstrumentFile, placeAt: (path: readonly PropertyKey[]) => Rule['place']): Rule[] {
  return rules.map((rule, at): Rule => {
    const whom = rule.for ?? instrument.for
    return Object.assign({}, rule, {
      instrument: instrument satisfies Instrument,
      cite: citeOf(instrument.cite, rule.art),
      classes: whom.class,
      statuses: whom.status ?? ['serving'],
      inForce: new Map(),
      holds: undefined,
      not: undefined,
      place: placeAt(['rules', at]),
    })
  })
}

/** The words alone in which the law of a folder is written. Throws LiemError('rulebook'). */
export async function readTerms(folder: string = BUNDLED_LAW): Promise<TermsFile> {
  return (await readTermsFile(folder)).value
}

async function readTermsFile(folder: string): Promise<Read<TermsFile>> {
  const problems: Problems = { found: [] }
  const path = join(folder, 'terms.yaml')
  const terms = readBySchema(await readText(path), path, termsFile, problems)
  throwProblems(problems)
  return terms!
}
