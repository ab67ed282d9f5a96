import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { citationWords } from '../citation/pure.ts'
import { readText } from '../files.ts'
import { throwProblems, type Problems } from '../problems.ts'
import { readBySchema } from '../yaml/by-schema.ts'
import { PROVED_ACTS } from './schema.ts'

const BUNDLED = fileURLToPath(new URL('../../../law/practice.yaml', import.meta.url))

const basis = z
  .strictObject({ cite: z.string().min(1), confirmed: z.enum(['yes', 'no']), note: z.string().min(1) })
  .transform(({ cite, confirmed, note }) => ({ cite: citationWords(cite), confirmed: confirmed === 'yes', note }))
const dated = { from: z.iso.date(), until: z.iso.date().optional(), basis }
const share = z
  .string()
  .regex(/^(?:100|\d{1,2}(?:\.\d{1,2})?)%$/u, 'a share, such as 5%')
  .transform((text) => Math.round(Number(text.slice(0, -1)) * 100))

const practiceFile = z.strictObject({
  liem: z.literal('practice/1'),
  precedents: z.array(z.strictObject({ ...dated, least: z.int().min(2).max(1_000), shown: z.int().min(2).max(1_000) })).min(1),
  /** In ten-thousandths. */
  rereading: z.array(z.strictObject({ ...dated, share })).min(1),
  /** Acts of which no head is reviewed. A file without them has none. */
  minor: z
    .array(z.strictObject({ ...dated, below: z.enum(['yes', 'no']).transform((word) => word === 'yes'), handling: z.array(z.string()) }))
    .default([]),
  /** From where a case is opened without a finding. A file without them has none. `printed`: whether documents name it; `own`: the unit found it itself. */
  origins: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        en: z.string().min(1),
        vi: z.string().min(1),
        number: z.enum(['paper', 'report', 'none']),
        printed: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
        own: z
          .enum(['yes', 'no'])
          .default('no')
          .transform((word) => word === 'yes'),
        ...dated,
      }),
    )
    .default([]),
  /** Acts that are signed with a passkey or not at all. A file without them demands none. */
  passkeys: z.array(z.strictObject({ ...dated, demanded: z.array(z.enum(PROVED_ACTS)) })).default([]),
})
export type Practice = z.output<typeof practiceFile>

/** Where the numbers of a folder of law stand: in a file of its own, or in the one that comes with the program. */
export function practiceFileOf(folder: string): string {
  const own = join(folder, 'practice.yaml')
  return existsSync(own) ? own : BUNDLED
}

/** The numbers of a folder of law, or those that come with the program. Throws LiemError('rulebook'). */
export async function readPractice(folder: string): Promise<Practice> {
  const path = practiceFileOf(folder)
  const problems: Problems = { found: [] }
  const file = readBySchema(await readText(path), path, practiceFile, problems)
  throwProblems(problems)
  return file!.value
}
