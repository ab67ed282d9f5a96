import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bilingual } from '../../base/schema.ts'
import { findCalendar } from '../calendar.ts'
import { citationWords } from '../citation/pure.ts'
import { readText } from '../files.ts'
import { note, throwProblems, type Problems } from '../problems.ts'
import { readBySchema, type Read } from '../yaml/by-schema.ts'
import { checkRules } from './check.ts'
import { instrumentsFile, termsFile, type InstrumentFile, type TermsFile } from './file-schema.ts'
import { settleDays } from './in-force.ts'
import { compileRules } from './names.ts'
import type { Instrument, LawPack, Rule } from './pack.ts'

/** The law that comes with the program. */
export const BUNDLED_LAW = fileURLToPath(new URL('../../../law/', import.meta.url))

/**
 * Reads the law of a folder: `terms.yaml` and every file of `instruments/`. Throws LiemError('rulebook') with the first dozen of mistakes, each with line
 * and column: a key that is not known, a rule or form that is named and not there, a condition that reads what no fact is.
 */
export async function readLaw(folder: string = BUNDLED_LAW): Promise<LawPack> {
  const { value: words, placeAt } = await readTermsFile(folder)
  const problems: Problems = { found: [] }
  const files = await readInstruments(join(folder, 'instruments'), problems)
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
  return { terms: words, calendar, instruments, rules }
}

async function readInstruments(folder: string, problems: Problems): Promise<Read<{ instruments: InstrumentFile[] }>[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted()
  if (names.length === 0) note(problems, { file: folder }, 'there are no instruments here', 'a folder of law has instruments/*.yaml')
  const read: Read<{ instruments: InstrumentFile[] }>[] = []
  for (const name of names) {
    const file = join(folder, name)
    const found = readBySchema(await readText(file), file, instrumentsFile, problems)
    if (found !== undefined) read.push(found)
  }
  return read
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
