import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { LiemError } from '../../src/base/index.ts'
import { wrongWith } from '../../src/cases/index.ts'
import { drawFile } from '../../src/cases/rereading/schema.ts'

const HELP = `
The file is what “What the draw can be worked out from” on the page opens (/api/rereading/draws/…). Nothing is read but the file: the hash in it has to be
compared with the one that went on record before the quarter.

Example:
  liem rereading check draw-2026-07-01.json`

const WRONG = {
  seed: 'the seed is not the one of the hash that was put on record',
  drawn: 'what was drawn is not what seed, share and pool give',
} as const

/** `liem rereading check`: works out a draw again, with nothing but its file. */
export function rereadingCommand(): Command {
  const rereading = new Command('rereading').description('work out again what was drawn to be read again blind').addHelpText('after', HELP)
  rereading.addCommand(
    new Command('check')
      .description('draw again from seed and pool, and compare with what was drawn')
      .argument('<file>', 'the draw of a quarter, as JSON')
      .action(async (file: string) => {
        const draw = await readDraw(file)
        const wrong = wrongWith(draw)
        if (wrong !== null) throw new LiemError('input', WRONG[wrong], { place: { file } })
        process.stdout.write(
          `${draw.quarter}: ${draw.drawn.length} of ${draw.pool.length} drawn, as the seed has it.\nHash on record: ${draw.hash} (${draw.recordedAt})\n`,
        )
      })
      .exitOverride(),
  )
  return rereading
}

async function readDraw(file: string): Promise<ReturnType<typeof drawFile.parse>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new LiemError('input', 'the file cannot be read', { place: { file }, cause: error })
  })
  const parsed = drawFile.safeParse(parsedJson(text))
  if (!parsed.success) throw new LiemError('input', 'this is not the file of a draw', { place: { file } })
  return parsed.data
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
