import { formatPlace } from '../../base/index.ts'
import { kitOf } from './making.ts'
import { templateRow } from './show.ts'

/** Templates of an installation: which are its own, and the mistakes in them. */
export async function listTemplates(home: string) {
  const { templates, layout, problems } = await kitOf(home)
  return {
    rows: templates.map((one) => ({ ...templateRow(one), own: one.own })),
    layoutOwn: layout.own,
    problems: problems.map(({ message, hint, place }) => ({
      file: place === undefined ? '' : formatPlace({ file: place.file.split('/').at(-1)! }),
      line: place?.line ?? null,
      message,
      hint: hint ?? null,
    })),
  }
}
