import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Place } from '../../base/index.ts'
import type { TermsFile } from '../allowed/file-schema.ts'
import { citationWords } from '../citation/pure.ts'
import { readText } from '../files.ts'
import { nearest } from '../nearest.ts'
import { note, throwProblems, type Problems } from '../problems.ts'
import { readBySchema } from '../yaml/by-schema.ts'
import { POST_CLASSES } from './schema.ts'

const level = z.union([z.literal(1), z.literal(2), z.literal(3)])
const some = z.array(z.string().min(1)).min(1)

const row = z.strictObject({
  id: z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/u),
  from: z.iso.date(),
  until: z.iso.date().optional(),
  class: some,
  /** Levels of the unit in which the post is. */
  unit: z.array(level).min(1),
  post: z.array(z.enum(POST_CLASSES)).min(1),
  /** Left out: all forms. */
  forms: some.optional(),
  /** As what, by the words of the law. */
  as: z.string().min(1),
  /** Whose head decides: of the unit itself or the nearest above it on this level; `outside`: somebody above the administration. */
  level: z.union([level, z.literal('outside')]),
  basis: z
    .strictObject({ cite: z.string().min(1), confirmed: z.enum(['yes', 'no']), note: z.string().min(1) })
    .transform(({ cite, confirmed, note: said }) => ({ cite: citationWords(cite), confirmed: confirmed === 'yes', note: said })),
})

const delegationFile = z.strictObject({
  liem: z.literal('delegation/1'),
  /** Posts of the register that lead something though their holder is neither head nor deputy of a unit, by their codes. */
  leading: z.array(z.string().min(1)).default([]),
  rows: z.array(row).min(1),
})
export type Delegation = Omit<z.output<typeof delegationFile>, 'liem'>
export type DelegationRow = Delegation['rows'][number]

/** Where the table of a folder of law stands; a folder without it has delegated nothing. */
export function delegationFileOf(folder: string): string | undefined {
  const path = join(folder, 'delegation.yaml')
  return existsSync(path) ? path : undefined
}

/** Reads the table. Throws LiemError('rulebook') for a word that is not there, days that are reversed, two rows that answer the same question. */
export async function readDelegation(folder: string, terms: TermsFile): Promise<Delegation> {
  const path = delegationFileOf(folder)
  if (path === undefined) return { leading: [], rows: [] }
  const problems: Problems = { found: [] }
  const file = readBySchema(await readText(path), path, delegationFile, problems)
  throwProblems(problems)
  const { value, placeAt } = file!
  checkRows(terms, value.rows, (at) => placeAt(['rows', at]), problems)
  throwProblems(problems)
  return { leading: value.leading, rows: value.rows }
}

function checkRows(terms: TermsFile, rows: readonly DelegationRow[], placeAt: (at: number) => Place, problems: Problems): void {
  const ids = rows.map(({ id }) => id)
  for (const [at, one] of rows.entries()) {
    const say = (message: string, hint?: string): undefined => note(problems, placeAt(at), `${one.id}: ${message}`, hint)
    for (const [what, name, among] of namesIn(terms, one)) {
      if (among.includes(name)) continue
      const close = nearest(name, among)
      say(`there is no ${what} "${name}"`, close === undefined ? undefined : `did you mean ${close}?`)
    }
    if (one.until !== undefined && one.until < one.from) say('its last day is before its first')
    if (one.level !== 'outside' && one.unit.some((of) => of < Number(one.level))) say('a unit below does not decide on one above it')
    if (ids.indexOf(one.id) !== at) say('this id is given twice')
    const other = rows.slice(0, at).find((before) => meet(before, one))
    if (other !== undefined) say(`answers what ${other.id} answers on the same day`, 'end one row on the day before the other begins')
  }
}

function namesIn(terms: TermsFile, { class: classes, forms = [], as }: DelegationRow): [what: string, name: string, among: string[]][] {
  const idsOf = (words: readonly { id: string }[]): string[] => words.map(({ id }) => id)
  return [
    ...classes.map((name): [string, string, string[]] => ['class', name, idsOf(terms.classes)]),
    ...forms.map((name): [string, string, string[]] => ['form', name, idsOf(terms.forms)]),
    ['decider', as, idsOf(terms.deciders)],
  ]
}

const share = <T>(one: readonly T[], other: readonly T[]): boolean => one.some((name) => other.includes(name))

/** Whether two rows answer one question. */
function meet(one: DelegationRow, other: DelegationRow): boolean {
  const isApart = (one.until ?? '9999-12-31') < other.from || (other.until ?? '9999-12-31') < one.from
  return (
    !isApart &&
    share(one.class, other.class) &&
    share(one.unit, other.unit) &&
    share(one.post, other.post) &&
    (one.forms === undefined || other.forms === undefined || share(one.forms, other.forms))
  )
}
