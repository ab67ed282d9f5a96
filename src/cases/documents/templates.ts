import { formatPlace } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { kitOf } from './making.ts'
import { templateRow } from './show.ts'

/** Templates of an installation: which are its own, and the mistakes in them; `said` gives a sentence in both languages. */
export async function listTemplates(home: string, said: (text: string) => Bilingual) {
  const { templates, layout, problems } = await kitOf(home)
  return {
    rows: templates.map((one) => ({ ...templateRow(one), own: one.own })),
    layoutOwn: layout.own,
    problems: problems.map(({ message, hint, place }) => ({
      file: place === undefined ? '' : formatPlace({ file: place.file.split('/').at(-1)! }),
      line: place?.line ?? null,
      message: said(message),
      hint: hint === undefined ? null : said(hint),
    })),
  }
}
