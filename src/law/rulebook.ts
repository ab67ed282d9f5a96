import { extname } from 'node:path'
import { LiemError } from '../base/index.ts'
import { findCalendar } from './calendar.ts'
import { parseDecl } from './decl.ts'
import type { BookDraft } from './draft.ts'
import { readText } from './files.ts'
import { mergeBooks } from './merge.ts'
import { noting, throwProblems } from './problems.ts'
import type { Problems } from './problems.ts'
import type { Rulebook } from './schema.ts'
import { parseBook } from './yaml/rulebook.ts'

/**
 * Reads rulebooks (YAML, `.decl`) and merges them into one. `calendars` is a folder of calendars that is looked in
 * before those that come with the program.
 * Throws one LiemError('rulebook') with file, line and column; up to eleven further mistakes are in its `more`.
 */
export async function readRulebooks(files: readonly string[], options: { calendars?: string } = {}): Promise<Rulebook> {
  const problems: Problems = { found: [] }
  const texts: RulebookText[] = []
  for (const file of files) {
    try {
      texts.push({ file, text: await readText(file) })
    } catch (error) {
      collect(error, problems)
    }
  }
  return mergeTexts(texts, problems, options.calendars)
}

/** A rulebook as text; `file` names it in messages, and its ending says whether it is YAML or `.decl`. */
export interface RulebookText {
  file: string
  text: string
}

/** The same for rulebooks that are kept elsewhere than in files. */
export async function parseRulebooks(texts: readonly RulebookText[], options: { calendars?: string } = {}): Promise<Rulebook> {
  return mergeTexts(texts, { found: [] }, options.calendars)
}

async function mergeTexts(texts: readonly RulebookText[], problems: Problems, calendars: string | undefined): Promise<Rulebook> {
  if (texts.length === 0 && problems.found.length === 0) throw new LiemError('usage', 'no rulebook is given')
  const books: BookDraft[] = []
  for (const { file, text } of texts) {
    const book = noting(problems, () =>
      extname(file).toLowerCase() === '.decl' ? parseDecl(text, file, problems) : parseBook(text, file, problems),
    )
    if (book !== undefined) books.push(await withCalendar(book, problems, calendars))
  }
  throwProblems(problems)
  const rulebook = mergeBooks(books, problems)
  throwProblems(problems)
  return rulebook
}

/** Puts the calendar in the place of its id. */
async function withCalendar(book: BookDraft, problems: Problems, folder: string | undefined): Promise<BookDraft> {
  if (book.calendar === undefined || typeof book.calendar.value !== 'string') return book
  const { value, place } = book.calendar
  try {
    return { ...book, calendar: { value: await findCalendar(value, place, folder), place } }
  } catch (error) {
    collect(error, problems)
    return book
  }
}

function collect(error: unknown, problems: Problems): undefined {
  if (!(error instanceof LiemError)) throw error
  problems.found.push(error, ...error.more)
  return undefined
}
