import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Stretch } from '../../base/paging/index.ts'
import type { Actor, Bilingual } from '../../base/schema.ts'
import type { Stage } from '../schema.ts'
import type { Law } from '../allowed/index.ts'
import { NO_STAGE, type EntryRow, type listEntries as contract } from './schema.ts'
import { versionAsked } from './versions.ts'
import { handlingWords } from './words.ts'

type Input = z.output<typeof contract.input>
type Sql = RawBuilder<unknown>

interface Row extends Omit<EntryRow, 'act'> {
  act_en: string
  act_vi: string
  place: number
}

/**
 * Entries of a version, of the one that a day has, or of today's; where a day has several candidates, of the first. The counts are those of each choice
 * under the rest of the filter, so that choosing leads from the area over the stage and words to the entry. Throws `absent` for a version that is not.
 */
export async function listEntries(db: Db, law: Law, actor: Actor, input: Input): Promise<z.input<typeof contract.output>> {
  const { version, day } = await versionAsked(db, actor, input)
  const id = version?.id ?? ''
  const filter = conditionsOf(input)
  const from = sql`law.catalogue_entry where version = ${id} and ${filter.text} and ${filter.area} and ${filter.stage}`
  const terms = await law.terms()
  const [page, facets] = await Promise.all([
    readPage<Row>({
      order: `catalogue ${JSON.stringify([id, input.text, input.area, input.stage])}`,
      cursor: input.cursor,
      limit: input.limit,
      keyOf: ({ place }) => [place],
      fetch: (stretch) => readRows(db, from, stretch),
      count: () => countUpTo(db, sql`select 1 from ${from}`),
    }),
    countFacets(db, id, filter),
  ])
  const rows = page.rows.map(({ act_en, act_vi, place: _, ...row }) => ({ ...row, act: { en: act_en, vi: act_vi } satisfies Bilingual }))
  return { ...page, rows, version, ofDay: day, ...facets, ...handlingWords(terms) }
}

function conditionsOf({ text, area, stage }: Input): Record<'text' | 'area' | 'stage', Sql> {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  return {
    text: sql.join([sql`true`, ...words.map((word) => sql`strpos(search, organisation.plain(${word})) > 0`)], sql` and `),
    area: area === undefined ? sql`true` : sql`area = ${area}`,
    stage: stage === undefined ? sql`true` : sql`stage is not distinct from ${stage === NO_STAGE ? null : stage}::text`,
  }
}

async function readRows(db: Db, from: Sql, stretch: Stretch): Promise<Row[]> {
  const columns = [sql`place`]
  const { rows } = await sql<
    Row & { stage: Stage | null }
  >`select code, area, stage, act_en, act_vi, handling, head, kinds, place from ${from}
    and ${beyond(columns, stretch, false)} order by ${ordered(columns, stretch, false)} limit ${stretch.limit}`.execute(db)
  return rows
}

type Facets = Record<'areas' | 'stages', { value: string; n: number }[]>

async function countFacets(db: Db, version: string, { text, area, stage }: ReturnType<typeof conditionsOf>): Promise<Facets> {
  const { rows } = await sql<{ facet: 'areas' | 'stages'; value: string; n: number }>`
    with found as (select area, stage, ${area} as in_area, ${stage} as in_stage from law.catalogue_entry where version = ${version} and ${text})
    select 'areas' as facet, area::text as value, count(*) as n from found where in_stage group by area
    union all select 'stages', coalesce(stage, ${NO_STAGE}), count(*) from found where in_area group by stage`.execute(db)
  const of = (facet: 'areas' | 'stages') => rows.filter((row) => row.facet === facet).map(({ value, n }) => ({ value, n }))
  return { areas: of('areas'), stages: of('stages') }
}
