import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { citationWords } from '../citation/pure.ts'
import type { Law } from '../allowed/index.ts'
import { DISCIPLINE } from './check.ts'
import type { EntryView, showEntry as contract } from './schema.ts'
import { readEntries } from './store.ts'
import { oneVersion, readVersions } from './versions.ts'
import { handlingWords, wordOf } from './words.ts'

/** An entry, with what it was in the version before and what became of it in those that follow. Throws `absent`. */
export async function showEntry(
  db: Db,
  law: Law,
  actor: Actor,
  { version: id, code }: z.output<typeof contract.input>,
): Promise<EntryView> {
  const versions = await readVersions(db, actor)
  const version = oneVersion(versions, id)
  const [entry] = await readEntries(db, id, code)
  if (entry === undefined) throw new LiemError('absent', 'there is no such entry of the catalogue')
  const terms = await law.terms()
  const { degrees, forms } = handlingWords(terms)
  const { area, aggravators, handling, from: _, kinds, basis, ...rest } = entry
  const nameOf = (one: string): Link['version'] => ({ id: one, title: oneVersion(versions, one).title })
  const links = (await readLinks(db, id, code)).map((link): Link => ({ ...link, version: nameOf(link.version) }))
  const later = links.filter((link) => link.version.id !== version.follows)
  const followers = versions.filter(({ follows }) => follows === id).map((one) => nameOf(one.id))
  return {
    ...rest,
    aggravators: [...aggravators],
    version,
    area: version.areas.find((one) => one.id === area) ?? { id: area, en: String(area), vi: String(area) },
    handling: degrees.flatMap((degree) => {
      const form = handling[degree.id]
      return form === undefined ? [] : [{ degree, form: wordOf(forms, form), discipline: form === DISCIPLINE }]
    }),
    kinds: kinds.map((kind) => wordOf(terms.kinds, kind)),
    basis: basis.map(citationWords),
    before: links.filter((link) => link.version.id === version.follows),
    later,
    droppedIn: followers.filter((one) => !later.some((link) => link.version.id === one.id)),
  }
}

type Link = EntryView['later'][number]
type LinkRow = Omit<Link, 'version'> & { version: string }

/** What an entry follows, and what follows it; an entry that is not there any more has no act. */
async function readLinks(db: Db, version: string, code: string): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`select other.version, other.code, other.how,
      case when e.code is not null then json_build_object('en', e.act_en, 'vi', e.act_vi) end as act
    from (
      select v.follows as version, l.from_code as code, l.how from law.catalogue_link l join law.catalogue_version v on v.id = l.version
        where l.version = ${version} and l.code = ${code}
      union all
      select l.version, l.code, l.how from law.catalogue_version v join law.catalogue_link l on l.version = v.id
        where v.follows = ${version} and l.from_code = ${code}) as other
    left join law.catalogue_entry e on (e.version, e.code) = (other.version, other.code)
    order by other.version, e.place, other.code`.execute(db)
  return rows
}
