import { readFile, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { wrongsOf } from '../../src/access/proofs/index.ts'
import { PROVED, WRONG_WORDS } from '../../src/access/proofs/pure.ts'
import { proofFile, type ProofFile, type ProofRow, type Unproved } from '../../src/access/proofs/schema.ts'
import { LiemError } from '../../src/base/index.ts'
import { everything } from '../../src/base/schema.ts'
import { exportProofs } from '../../src/cases/proofs/index.ts'
import { LOCAL } from '../../src/jobs/index.ts'
import { onDatabase } from './installation.ts'

const HELP = `
"check" reads nothing but the file: text, answer of the device and public key are in it. What each field is, and how to verify one with other
programs, is in docs/operations/proofs.md. Exit code 1: a signature does not hold; what was signed without a passkey is listed, and is no failure.

Examples:
  liem proofs export signatures.json --home /srv/liem
  liem proofs export one.json --case VV-2026-00012 --home /srv/liem
  liem proofs check signatures.json
  liem proofs check signatures.json --case VV-2026-00012`

/** `liem proofs export | check`: passkey signatures as a file, and verified again with nothing but it. */
export function proofsCommand(): Command {
  const proofs = new Command('proofs')
    .description('passkey signatures of decisions and rulings: export, verify again')
    .addHelpText('after', HELP)
  for (const command of [exportCommand(), checkCommand()]) proofs.addCommand(command.exitOverride())
  return proofs
}

function exportCommand(): Command {
  return new Command('export')
    .description('write all kept signatures, or those of one case, into a file that is not there yet')
    .argument('<file>', 'where to, as JSON')
    .option('--case <number>', 'of this case alone, such as VV-2026-00012')
    .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
    .action(async (file: string, options: { case?: string; home?: string }) => {
      const found = await onDatabase(options.home, (db) => exportProofs(db, everything(LOCAL), options.case ?? null))
      if (options.case !== undefined && found.rows.length + found.without.length === 0)
        throw new LiemError('absent', `nothing is signed in a case ${options.case}`)
      await writeFile(file, `${JSON.stringify(found, null, 2)}\n`, { flag: 'wx', mode: 0o600 }).catch((cause: unknown) => {
        throw new LiemError('input', 'the file cannot be written, or is there already', { place: { file }, cause })
      })
      process.stdout.write(`${found.rows.length} signed with a passkey, ${found.without.length} without\n`)
    })
}

function checkCommand(): Command {
  return new Command('check')
    .description('verify the signatures of a file again, with nothing but the file')
    .argument('<file>', 'as “export” or the page of a case gave it')
    .option('--case <number>', 'of this case alone')
    .action(async (file: string, options: { case?: string }) => {
      const { rows, without } = ofCase(await readProofFile(file), options.case)
      const judged = rows.map((row) => ({ row, wrong: wrongsOf(row) }))
      const lines = judged.map(({ row, wrong }) =>
        lineOf(
          row,
          wrong.map((one) => WRONG_WORDS[one].en),
        ),
      )
      const bad = judged.filter(({ wrong }) => wrong.length > 0).length
      const sum = `${rows.length - bad} good, ${bad} not, ${without.length} signed without a passkey`
      process.stdout.write(`${[...lines, ...without.map(withoutLine), sum].join('\n')}\n`)
      if (bad > 0) process.exitCode = 1
    })
}

/** Case and number as the text that was signed has them; it may be anything. */
function saidIn({ text }: ProofRow): { case: string; number: string } {
  const said = parsedJson(text) as { case?: unknown; number?: unknown } | null | undefined
  const word = (value: unknown): string => (typeof value === 'string' ? value.replaceAll(/\p{Cc}/gu, ' ') : '?')
  return { case: word(said?.case), number: word(said?.number) }
}

function ofCase({ rows, without }: ProofFile, number: string | undefined): Pick<ProofFile, 'rows' | 'without'> {
  if (number === undefined) return { rows, without }
  const those = rows.filter((row) => saidIn(row).case === number)
  const subjects = new Set(those.map(({ subject }) => subject))
  if (those.length === 0) throw new LiemError('input', `the file has no passkey signature of a case ${number}`)
  return { rows: those, without: without.filter(({ subject }) => subjects.has(subject)) }
}

function lineOf(row: ProofRow, wrong: readonly string[]): string {
  const { case: number, number: paper } = saidIn(row)
  const what = `${PROVED[row.act].name.en} ${paper} (${number}), by ${row.by}, SHA-256 ${row.sha256}`
  return wrong.length === 0 ? `good  ${what}` : `WRONG ${what}: ${wrong.join('; ')}`
}

const withoutLine = ({ act, record, subject, by, at }: Unproved): string =>
  `none  ${PROVED[act].name.en} ${record} (${subject}), by ${by}, ${at}: signed without a passkey`

async function readProofFile(file: string): Promise<ProofFile> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LiemError('input', 'the file cannot be read', { place: { file }, cause })
  })
  const parsed = proofFile.safeParse(parsedJson(text))
  if (parsed.success) return parsed.data
  const [slip] = parsed.error.issues
  throw new LiemError('input', 'this is not a file of passkey signatures', {
    place: { file, ...(slip === undefined ? {} : { part: slip.path.join('.') }) },
  })
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
