import { z } from 'zod'
import { bilingual, day, done, empty, instant, line, pageOf, paging, reason, route } from '../../base/schema.ts'
import { STAGES } from '../schema.ts'

/** How an entry follows one of the version before: it is the same act, a part of it, or several are one now. */
export const HOWS = ['same', 'split', 'merged'] as const
export type How = (typeof HOWS)[number]

export const versionId = z.string().regex(/^[a-z0-9-]{1,60}$/u)
const code = z.string().trim().min(1).max(40)
const stage = z.enum(STAGES)
const area = z.object({ id: z.int(), ...bilingual.shape })
export const word = z.object({ id: z.string(), ...bilingual.shape })
const openPoint = z.object({ rule: z.string(), from: day, until: day.nullable(), cite: bilingual, says: bilingual })

export const catalogueVersion = z.object({
  id: versionId,
  title: bilingual,
  /** The instrument that it stands on; from its days come those of the version. */
  instrument: z.object({ id: z.string(), cite: bilingual }),
  illustrative: z.boolean(),
  follows: versionId.nullable(),
  state: z.enum(['draft', 'published']),
  from: day,
  until: day.nullable(),
  /** What leaves open whether it binds, and on which days. */
  open: z.array(openPoint),
  entries: z.int(),
  areas: z.array(area),
  /** Whether whoever asks brought it in himself: then somebody else publishes it. */
  own: z.boolean(),
  at: instant,
})
export type CatalogueVersion = z.infer<typeof catalogueVersion>

/** Which version a day has: one in force; `undetermined` with the candidates and what is open; `none`. */
export const ofDay = z.object({
  day,
  state: z.enum(['in-force', 'undetermined', 'none']),
  candidates: z.array(z.object({ id: versionId, title: bilingual, illustrative: z.boolean() })),
  open: z.array(openPoint),
})
export type OfDay = z.infer<typeof ofDay>

const reading = { method: 'GET', action: 'catalogue.read', facts: [] } as const

export const listVersions = route({
  ...reading,
  path: '/api/catalogue/versions',
  summary: 'Versions of the catalogue of violations, and which one a day has',
  input: z.object({ on: day.optional() }),
  output: z.object({ rows: z.array(catalogueVersion), ofDay }),
})

export const listInstruments = route({
  method: 'GET',
  path: '/api/catalogue/instruments',
  summary: 'Instruments of the law that a version of the catalogue can stand on',
  action: 'catalogue.change',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(z.object({ id: z.string(), cite: bilingual, title: bilingual, from: day })) }),
})

export const entryRow = z.object({
  code: z.string(),
  area: z.int(),
  stage: stage.nullable(),
  act: bilingual,
  handling: z.record(z.string(), z.string()),
  head: z.boolean(),
  kinds: z.array(z.string()),
})
export type EntryRow = z.infer<typeof entryRow>

/** A stage that is none, in a filter, in counts and as an answer. */
export const NO_STAGE = 'none'

const facet = z.object({ value: z.string(), n: z.int() })

/** By version, or by day; without both, of today. `text` is found with and without diacritics in both languages. A `stage` of `none`: entries of no stage. */
export const listEntries = route({
  ...reading,
  path: '/api/catalogue/entries',
  summary: 'Entries of the catalogue: searched, by area and stage of clearance, with counts of what is left to choose from',
  input: z.object({
    ...paging,
    version: versionId.optional(),
    on: day.optional(),
    text: z.string().trim().max(200).default(''),
    area: z.coerce.number().int().optional(),
    stage: z.enum([...STAGES, NO_STAGE]).optional(),
  }),
  output: pageOf(entryRow).extend({
    /** The version that is listed; null: the day has none. */
    version: catalogueVersion.nullable(),
    /** Where a day was asked for and no version. */
    ofDay: ofDay.nullable(),
    /** Under the rest of the filter: how many entries each area and each stage (`none`: no stage) has. */
    areas: z.array(facet),
    stages: z.array(facet),
    forms: z.array(word),
    degrees: z.array(word),
  }),
})

const versionName = z.object({ id: versionId, title: bilingual })
const link = z.object({ version: versionName, code: z.string(), how: z.enum(HOWS), act: bilingual.nullable() })

export const showEntry = route({
  ...reading,
  path: '/api/catalogue/versions/:version/entries/:code',
  summary: 'An entry of the catalogue: the act, its handling by degree, its basis, what it was before and what became of it',
  input: z.object({ version: versionId, code }),
  output: z.object({
    version: catalogueVersion,
    code: z.string(),
    area,
    stage: stage.nullable(),
    act: bilingual,
    aggravators: z.array(bilingual),
    handling: z.array(z.object({ degree: word, form: word, discipline: z.boolean() })),
    rating: bilingual.nullable(),
    repeat: bilingual.nullable(),
    head: z.boolean(),
    kinds: z.array(word),
    basis: z.array(bilingual),
    /** Entries of the version before that it follows, and entries of later versions that follow it. */
    before: z.array(link),
    later: z.array(link),
    /** Versions that follow this one and in which no entry follows this entry. */
    droppedIn: z.array(versionName),
  }),
})
export type EntryView = z.infer<typeof showEntry.output>

export const DIFFERENCE_KINDS = ['new', 'changed', 'split', 'merged', 'dropped', 'same'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

const difference = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  /** Of the newer version; null where the entry was dropped. */
  code: z.string().nullable(),
  act: bilingual,
  from: z.array(z.object({ code: z.string(), act: bilingual })),
  fields: z.array(z.object({ field: z.string(), label: bilingual, before: bilingual, after: bilingual })),
})
export type CatalogueDifference = z.infer<typeof difference>
const differenceCounts = z.record(z.enum(DIFFERENCE_KINDS), z.int())
export type DifferenceCounts = z.infer<typeof differenceCounts>

/** Against the version that it follows; of one that follows none every entry is new. */
export const diffVersions = route({
  ...reading,
  path: '/api/catalogue/versions/:version/differences',
  summary: 'What a version of the catalogue changes against the one before: same, changed, split, merged, dropped, new',
  input: z.object({ ...paging, version: versionId, kind: z.enum(DIFFERENCE_KINDS).optional() }),
  output: pageOf(difference).extend({ version: catalogueVersion, before: versionId.nullable(), counts: differenceCounts }),
})

const file = {
  name: z.string().min(1).max(255),
  version: versionId,
  titleVi: line,
  titleEn: line.optional(),
  instrument: z.string().min(1).max(100),
  follows: versionId.optional(),
  /** Of a CSV; where it is left out, it is found out. */
  encoding: z.string().max(20).optional(),
}

/** Something that cannot be used, by sheet, row and column. */
const mistake = z.object({ sheet: z.string(), row: z.int().nullable(), field: z.string().nullable(), message: bilingual })

const preview = z.object({
  /** The first of them, and how many there are. */
  mistakes: z.array(mistake),
  mistakeCount: z.int(),
  entries: z.int(),
  counts: differenceCounts,
  /** What is not the same, at most so many, and how many there are. */
  changes: z.array(difference),
  changeCount: z.int(),
  /** In which encoding its text was, and whether it was converted to Unicode. */
  encoding: z.string(),
  converted: z.boolean(),
  /** The same version was brought in before: nothing would change. */
  known: z.boolean(),
})
export type CataloguePreview = z.infer<typeof preview>

export const checkCatalogue = route({
  method: 'POST',
  path: '/api/catalogue/import/check',
  summary: 'What a file of the catalogue would add, change and drop, and every mistake in it; changes nothing',
  action: 'catalogue.change',
  facts: [],
  input: z.object(file),
  output: preview,
  upload: true,
})

/** Whole or not at all. It becomes a draft, which somebody else publishes; a draft of the same name is replaced. */
export const importCatalogue = route({
  method: 'POST',
  path: '/api/catalogue/import',
  summary: 'Take over a file of the catalogue as the draft of a version',
  action: 'catalogue.change',
  facts: [],
  fresh: true,
  input: z.object({ ...file, reason: line.min(3) }),
  output: z.object({ version: catalogueVersion, counts: differenceCounts, known: z.boolean() }),
  upload: true,
})

export const publishVersion = route({
  method: 'POST',
  path: '/api/catalogue/versions/:version/publish',
  summary: 'Publish the draft of a version of the catalogue, which somebody else brought in',
  action: 'catalogue.decide',
  facts: [],
  fresh: true,
  input: z.object({ version: versionId, reason }),
  output: catalogueVersion,
})

export const dropDraft = route({
  method: 'POST',
  path: '/api/catalogue/versions/:version/drop',
  summary: 'Remove a draft of the catalogue that is not to be published',
  action: 'catalogue.change',
  facts: [],
  fresh: true,
  input: z.object({ version: versionId, reason }),
  output: done,
})

export const catalogueTemplate = route({
  ...reading,
  path: '/api/catalogue/template',
  summary: 'An empty file of the catalogue, to fill in',
  input: z.object({ language: z.enum(['vi', 'en']).default('vi') }),
  output: z.string(),
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
