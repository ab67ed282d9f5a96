import { basename, extname } from 'node:path'
import canonicalize from 'canonicalize'
import { formatPlace } from '../base/index.ts'
import type { Bilingual } from '../base/schema.ts'
import type { BookDraft, Placed, RuleDraft } from './draft.ts'
import { note } from './problems.ts'
import type { Problems } from './problems.ts'
import type { Calendar, ColumnNames, Finished, Rule, Rulebook } from './schema.ts'
import { calendarForm, versionOf } from './version.ts'

const DEFAULT_COLUMNS: ColumnNames = { timezone: 'UTC', notAPerson: [] }

/** One rulebook out of several that agree. A book that does not speak of columns, calendar or finished cases takes the others' word. */
export function mergeBooks(books: readonly BookDraft[], problems: Problems): Rulebook {
  const columns = agreed(books, 'columns', columnsForm, problems) ?? DEFAULT_COLUMNS
  const finished = agreed(books, 'finished', finishedForm, problems)
  const calendar = agreed(books, 'calendar', (value) => (typeof value === 'string' ? value : calendarForm(value)), problems)
  const resolved = typeof calendar === 'string' ? undefined : calendar
  const drafts = books.flatMap((book) => book.rules)
  checkIds(drafts, problems)
  for (const draft of drafts) checkWithin(draft, resolved, problems)
  if (drafts.length === 0) note(problems, { file: books[0]?.file ?? '' }, 'there is no rule', 'list rules under  rules:')
  const shared = { columns, ...(finished === undefined ? {} : { finished }), ...(resolved === undefined ? {} : { calendar: resolved }) }
  const rules = drafts.map(({ rule }): Rule => ({ ...rule, version: versionOf(rule, shared) }))
  return { title: titleOf(books), ...shared, rules }
}

function titleOf(books: readonly BookDraft[]): Bilingual {
  const titles = books.map((book) => {
    const name = basename(book.file, extname(book.file))
    return book.title ?? { en: name, vi: name }
  })
  return { en: titles.map((title) => title.en).join('; '), vi: titles.map((title) => title.vi).join('; ') }
}

type Part = 'columns' | 'finished' | 'calendar'
type PartValue = ColumnNames | Finished | Calendar | string

function agreed<K extends Part>(
  books: readonly BookDraft[],
  part: K,
  form: (value: NonNullable<BookDraft[K]>['value']) => unknown,
  problems: Problems,
): NonNullable<BookDraft[K]>['value'] | undefined {
  let first: Placed<PartValue> | undefined
  for (const book of books) {
    const given: Placed<PartValue> | undefined = book[part]
    if (given === undefined) continue
    first ??= given
    const differs = canonicalize(form(given.value)) !== canonicalize(form(first.value))
    if (differs) {
      note(
        problems,
        given.place,
        `${part} differ${part === 'columns' ? '' : 's'} from ${formatPlace(first.place)}`,
        'rulebooks used together must agree; or use them one at a time',
      )
    }
  }
  return first?.value
}

function columnsForm(columns: ColumnNames): unknown {
  const lifecycle = columns.lifecycle === undefined ? {} : { lifecycle: columns.lifecycle.toSorted() }
  return { ...columns, ...lifecycle, notAPerson: columns.notAPerson.toSorted() }
}

function finishedForm(finished: Finished): unknown {
  return 'activities' in finished ? finished.activities.toSorted() : finished.idleMilliseconds
}

function checkIds(drafts: readonly RuleDraft[], problems: Problems): void {
  const seen = new Map<string, RuleDraft>()
  for (const draft of drafts) {
    const earlier = seen.get(draft.rule.id)
    if (earlier === undefined) seen.set(draft.rule.id, draft)
    else note(problems, draft.idPlace, `the rule id "${draft.rule.id}" is used twice`, `first at ${formatPlace(earlier.idPlace)}`)
  }
}

function checkWithin({ rule, withinPlace }: RuleDraft, calendar: Calendar | undefined, problems: Problems): void {
  if (rule.within === undefined || rule.within.kind === 'elapsed' || calendar !== undefined) return
  note(problems, withinPlace, `within ${rule.within.text} needs a calendar`, 'give the rulebook one:  calendar: vn-office')
}
