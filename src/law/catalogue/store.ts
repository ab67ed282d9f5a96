import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import type { Actor, Bilingual } from '../../base/schema.ts'
import type { Stage } from '../schema.ts'
import type { VersionDays } from './days.ts'
import { hashOf, type Draft, type Entry } from './draft.ts'
import type { How } from './schema.ts'

/** Holds other changes of the catalogue off until the end of the transaction. */
export async function lockCatalogue(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('law.catalogue'))`.execute(trx)
}

/** Keeps a version with its entries in the place of what stood there of that name. `files`: the hash of the files that it comes from with the program; then it is published at once. */
export async function storeVersion(trx: Trx, actor: Actor, draft: Draft, days: VersionDays, files: string | null = null): Promise<void> {
  const { id, title, instrument, illustrative, follows, areas, entries } = draft
  const published = files !== null
  await clearEntries(trx, id)
  await sql`insert into law.catalogue_version (id, title_en, title_vi, instrument, cite, illustrative, follows, areas, from_day, until_day, open,
      law_sha256, entries, sha256, files_sha256, state, brought_by, published_by, published_at)
    values (${id}, ${title.en}, ${title.vi}, ${instrument}, ${days.cite}, ${illustrative}, ${follows}, ${JSON.stringify(areas)},
      ${days.from}, ${days.until}, ${JSON.stringify(days.open)}, ${days.law}, ${entries.length}, ${hashOf(draft)}, ${files}, ${published ? 'published' : 'draft'}, ${actor.id},
      ${published ? actor.id : null}, case when ${published} then clock_timestamp() end)
    on conflict (id) do update set (title_en, title_vi, instrument, cite, illustrative, follows, areas, from_day, until_day, open, law_sha256,
        entries, sha256, files_sha256, state, brought_by, at, published_by, published_at) = row(excluded.title_en, excluded.title_vi, excluded.instrument,
        excluded.cite, excluded.illustrative, excluded.follows, excluded.areas, excluded.from_day, excluded.until_day, excluded.open, excluded.law_sha256, excluded.entries,
        excluded.sha256, excluded.files_sha256, excluded.state, excluded.brought_by, excluded.at, excluded.published_by,
        excluded.published_at)`.execute(trx)
  await insertEntries(trx, id, entries)
}

export async function clearEntries(trx: Trx, version: string): Promise<void> {
  await sql`delete from law.catalogue_link where version = ${version}`.execute(trx)
  await sql`delete from law.catalogue_entry where version = ${version}`.execute(trx)
}

async function insertEntries(trx: Trx, version: string, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map(({ act, rating, repeat, from: _, aggravators, ...entry }, at) => ({
    ...entry,
    ...{ place: at + 1, act_en: act.en, act_vi: act.vi, aggravators },
    ...{ rating_en: rating?.en, rating_vi: rating?.vi, repeat_en: repeat?.en, repeat_vi: repeat?.vi },
    search: [entry.code, act.vi, act.en, ...aggravators.flatMap(({ en, vi }) => [vi, en])].join(' '),
  }))
  await sql`insert into law.catalogue_entry (version, code, place, area, stage, act_en, act_vi, aggravators, handling, rating_en, rating_vi, repeat_en,
      repeat_vi, head, kinds, basis, search)
    select ${version}, code, place, area, stage, act_en, act_vi, aggravators, handling, rating_en, rating_vi, repeat_en, repeat_vi, head,
      array(select jsonb_array_elements_text(kinds)), array(select jsonb_array_elements_text(basis)), organisation.plain(search)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (code text, place int, area int, stage text, act_en text, act_vi text,
      aggravators jsonb, handling jsonb, rating_en text, rating_vi text, repeat_en text, repeat_vi text, head boolean, kinds jsonb, basis jsonb,
      search text)`.execute(trx)
  const links = entries.flatMap(({ code, from }) => from.map((link) => ({ code, from_code: link.code, how: link.how })))
  await sql`insert into law.catalogue_link (version, code, from_code, how) select ${version}, code, from_code, how
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as given (code text, from_code text, how text)`.execute(trx)
}

interface EntryColumns {
  code: string
  area: number
  stage: Stage | null
  act_en: string
  act_vi: string
  aggravators: Bilingual[]
  handling: Record<string, string>
  rating_en: string | null
  rating_vi: string | null
  repeat_en: string | null
  repeat_vi: string | null
  head: boolean
  kinds: string[]
  basis: string[]
  links: { code: string; how: How }[]
}

/** Entries of a version in their order, or the one with that code. */
export async function readEntries(db: Db | Trx, version: string, code?: string): Promise<Entry[]> {
  const { rows } =
    await sql<EntryColumns>`select code, area, stage, act_en, act_vi, aggravators, handling, rating_en, rating_vi, repeat_en, repeat_vi,
      head, kinds, basis, coalesce((select json_agg(json_build_object('code', l.from_code, 'how', l.how) order by l.from_code)
        from law.catalogue_link l where l.version = e.version and l.code = e.code), '[]') as links
    from law.catalogue_entry e where version = ${version} and (${code ?? null}::text is null or code = ${code ?? null}) order by place`.execute(
      db,
    )
  return rows.map(entryOf)
}

function entryOf({ act_en, act_vi, rating_en, rating_vi, repeat_en, repeat_vi, links, ...row }: EntryColumns): Entry {
  return {
    ...row,
    act: { en: act_en, vi: act_vi },
    rating: pair(rating_en, rating_vi),
    repeat: pair(repeat_en, repeat_vi),
    from: links,
  }
}

function pair(en: string | null, vi: string | null): Bilingual | null {
  return en === null || vi === null ? null : { en, vi }
}
