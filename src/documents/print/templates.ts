import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { LiemError, type Place } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { nearest, readBySchema } from '../../law/index.ts'
import { holesIn, type Vocabulary } from './fields.ts'
import { formFile, letterheadFile, templateFile, type Form, type Letterhead, type Part, type TemplateFile } from './file-schema.ts'

/** What comes with the program. */
const BUNDLED = fileURLToPath(new URL('../../../law/documents', import.meta.url))
const LAYOUT = 'sheet.typ'
const FORM = 'form.yaml'
const LETTERHEADS = 'letterheads.yaml'

/** A file of the form of documents: of the program, or an administration's own of the same name in its place. */
interface Source {
  path: string
  own: boolean
}

/** A template, and whether it is the administration's own. */
export interface Template extends TemplateFile {
  own: boolean
}

/** Everything that documents are made with. */
export interface Kit {
  templates: readonly Template[]
  letterheads: readonly Letterhead[]
  forms: readonly Form[]
  layout: { path: string; source: string; own: boolean }
  /** Mistakes: what they stand in is not used. */
  problems: readonly LiemError[]
}

/**
 * Reads the templates that come with the program; a file of the same name in the folder `law/documents` of a home takes the place of each, and adds others.
 * A mistake is a problem with file and line, and keeps its template from being used; one in the form or the layout keeps all of them.
 */
export async function readKit(home: string, vocabularies: Readonly<Record<string, Vocabulary>>): Promise<Kit> {
  const sources = await sourcesOf(join(home, 'law', 'documents'))
  const problems: LiemError[] = []
  const form = await readAs(sources.get(FORM)!, formFile, problems)
  const letterheads = await readAs(sources.get(LETTERHEADS)!, letterheadFile, problems)
  const templates: Template[] = []
  for (const [name, source] of sources) {
    if (!name.endsWith('.yaml') || name === FORM || name === LETTERHEADS) continue
    const read = await readAs(source, templateFile, problems)
    if (read === undefined) continue
    const wrong = mistakesOf(read, vocabularies)
    problems.push(...wrong)
    if (templates.some(({ id }) => id === read.value.id))
      problems.push(mistake(read.placeAt(['id']), 'another template has this id already', 'give each template an id of its own'))
    else if (wrong.length === 0) templates.push({ ...read.value, own: source.own })
  }
  const layout = sources.get(LAYOUT)!
  const source = await readFile(layout.path, 'utf8')
  return {
    templates,
    letterheads: letterheads?.value.bodies ?? [],
    forms: form?.value.forms ?? [],
    layout: { path: layout.path, source, own: layout.own },
    problems,
  }
}

/** Files by their names, the administration's own before those of the program. */
async function sourcesOf(own: string): Promise<Map<string, Source>> {
  const found = new Map<string, Source>()
  for (const folder of existsSync(own) ? [BUNDLED, own] : [BUNDLED])
    for (const name of (await readdir(folder)).toSorted())
      if (/\.yaml$|^sheet\.typ$/u.test(name)) found.set(name, { path: join(folder, name), own: folder === own })
  return found
}

async function readAs<S extends z.ZodType>({ path }: Source, schema: S, problems: LiemError[]): Promise<Read<z.output<S>> | undefined> {
  const found: { found: LiemError[] } = { found: [] }
  const read = readBySchema(await readFile(path, 'utf8'), path, schema, found)
  problems.push(...found.found)
  return found.found.length > 0 ? undefined : read
}

/** What a file says, and where each part of it stands. */
interface Read<T> {
  value: T
  placeAt: (path: readonly PropertyKey[]) => Place
}

const mistake = (place: Place, message: string, hint: string): LiemError => new LiemError('rulebook', message, { place, hint })

/** Names of a template that nothing stands behind. */
function mistakesOf({ value, placeAt }: Read<TemplateFile>, vocabularies: Readonly<Record<string, Vocabulary>>): LiemError[] {
  const vocabulary = vocabularies[value.about]
  if (vocabulary === undefined) {
    const all = Object.keys(vocabularies).toSorted().join(', ')
    return [mistake(placeAt(['about']), `documents are not about ${value.about.slice(0, 60)}`, `write one of ${all}`)]
  }
  const wrong: LiemError[] = []
  const lists = new Map(Object.entries(vocabulary.lists))
  const own = vocabulary.fields.map(({ id }) => id)
  const check = (text: string, known: readonly string[], path: readonly PropertyKey[]): void => {
    for (const name of holesIn(text)) if (!known.includes(name)) wrong.push(unknown(placeAt(path), name, known))
    if (/[{}]/u.test(text.replaceAll(/\{[^{}]*\}/gu, '')))
      wrong.push(mistake(placeAt(path), 'a brace stands alone', 'write {field}, or no braces'))
  }
  const both = (words: Bilingual | undefined, known: readonly string[], path: readonly PropertyKey[]): void => {
    for (const language of ['vi', 'en'] as const) if (words !== undefined) check(words[language], known, [...path, language])
  }
  const body = (parts: readonly Part[], known: readonly string[], path: readonly PropertyKey[]): void => {
    for (const [at, { each, when, body: inner = [], ...words }] of parts.entries()) {
      const here = [...path, at]
      const list = each === undefined ? undefined : lists.get(each)
      if (each !== undefined && list === undefined) wrong.push(unknown(placeAt([...here, 'each']), each, [...lists.keys()]))
      if (when !== undefined && !known.includes(when)) wrong.push(unknown(placeAt([...here, 'when']), when, known))
      for (const [kind, one] of Object.entries(words)) both(one, known, [...here, kind])
      const more = list?.fields.map(({ id }) => `${list.as}.${id}`) ?? []
      if (each === undefined || list !== undefined) body(inner, [...known, ...more], [...here, 'body'])
    }
  }
  both(value.title, [], ['title'])
  both(value.abstract, own, ['abstract'])
  both(value.authority, own, ['authority'])
  body(value.body, own, ['body'])
  for (const [at, { role, name }] of value.signatures.entries()) {
    both(role, own, ['signatures', at, 'role'])
    check(name, own, ['signatures', at, 'name'])
  }
  for (const [at, one] of value.recipients.entries()) both(one, own, ['recipients', at])
  return wrong
}

function unknown(place: Place, name: string, known: readonly string[]): LiemError {
  const close = nearest(name, known)
  const shown = name.slice(0, 60)
  return close === undefined
    ? mistake(place, `nothing is called ${shown} here`, 'write one of the fields in docs/guide/documents.md')
    : mistake(place, `nothing is called ${shown} here`, `did you mean ${close}?`)
}

/** The form of a day. Throws `rulebook` where there is none, or the files of all documents have a mistake. */
export function formOn({ forms, problems }: Kit, day: string): Form {
  const found = forms.find(({ from, until }) => from <= day && (until === undefined || day <= until))
  if (found !== undefined) return found
  if (forms.length === 0 && problems[0] !== undefined) throw problems[0]
  throw new LiemError('rulebook', `there is no form of documents for ${day}`, { hint: 'add one to law/documents/form.yaml' })
}

/** A template by its id. Throws `rulebook` with its mistake, `input` where there is none. */
export function templateOf({ templates, problems }: Kit, id: string): Template {
  const found = templates.find((one) => one.id === id)
  if (found !== undefined) return found
  const wrong = problems.find(({ place }) => place?.file.endsWith(`${id}.yaml`) === true)
  throw wrong ?? new LiemError('input', 'there is no such template', { place: { file: 'template' } })
}
