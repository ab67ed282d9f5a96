import { extname } from 'node:path'
import { LiemError } from '../base/index.ts'
import { findCalendar } from './calendar.ts'
import { parseDecl } from './decl.ts'
import type { BookDraft } from './draft.ts'
import { readText } from './files.ts'
import { mergeBooks } from './merge.ts'
import { throwProblems } from './problems.ts'
import type { Problems } from './problems.ts'
import type { Rulebook } from './schema.ts'
import { parseBook } from './yaml/rulebook.ts'

/**
 * Reads rulebooks (YAML, `.decl`) and merges them into one. `calendars` is a folder of calendars that is looked in
 * before those that come with the program.
 * Throws one LiemError('rulebook') with file, line and column; up to eleven further mistakes are in its `more`.
 */
export async function readRulebooks(files: readonly string[], options: { calendars?: string } = {}): Promise<Rulebook> {
  if (files.length === 0) throw new LiemError('usage', 'no rulebook is given')
  const problems: Problems = { found: [] }
  const books: BookDraft[] = []
  for (const file of files) {
    const book = await readBook(file, problems)
    if (book !== undefined) books.push(await withCalendar(book, problems, options.calendars))
  }
  throwProblems(problems)
  const rulebook = mergeBooks(books, problems)
  throwProblems(problems)
  return rulebook
}

async function readBook(file: string, problems: Problems): Promise<BookDraft | undefined> {
  try {
    const text = await readText(file)
    return extname(file).toLowerCase() === '.decl' ? parseDecl(text, file, problems) : parseBook(text, file, problems)
  } catch (error) {
    return collect(error, problems)
  }
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
