import { Command, InvalidArgumentError, Option } from 'commander'
import { LiemError } from '../../src/base/index.ts'
import {
  DECLARATIONS_PER_SCALE,
  DEVIATIONS,
  NOISE_LEVELS,
  synthesise,
  WORLDS,
  type NoiseLevel,
  type SynthOptions,
  type SynthSummary,
  type WorldName,
} from '../../src/synth/index.ts'
import { progressLine, progressText } from './progress.ts'

interface SynthCommandOptions {
  seed: number
  scale: number
  out?: string
  world: WorldName
  deviations?: number
  plant?: Record<string, number>
  clean?: boolean
  noise?: NoiseLevel
  csv?: boolean
  kinds?: boolean
}

const HELP = `
Examples:
  liem synth --seed 1 --scale 0.05 --out demo
  liem synth --seed 1 --scale 1 --out year --noise high --csv
  liem synth --seed 7 --scale 0.1 --out one-kind --deviations 0 --plant cleared-unpaid=0.02
  liem synth --seed 3 --scale 0.1 --out clean --clean --noise none
  liem synth --seed 2 --scale 0.1 --out morning --world bad-morning
  liem synth --kinds

Then: liem check demo/events/*.parquet --rules law/rulebooks/clearance.yaml
What was planted stands in demo/truth.jsonl, what is wrong with the record itself in demo/noise.jsonl.`

function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('this is not a number')
  return value
}

function plant(text: string, before: Record<string, number> = {}): Record<string, number> {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new InvalidArgumentError('write it as KIND=RATE, for example cleared-unpaid=0.01')
  return { ...before, [text.slice(0, at)]: number(text.slice(at + 1)) }
}

/** `liem synth`: a synthetic administration with planted, known departures. */
export function synthCommand(): Command {
  return new Command('synth')
    .description('make a synthetic administration: a year of declarations, with departures planted that are known')
    .option('--seed <number>', 'the same seed gives the same bytes', number, 1)
    .option('--scale <number>', `1 is ${DECLARATIONS_PER_SCALE.toLocaleString('en')} declarations, about 2.4 million events`, number, 0.05)
    .option('--out <folder>', 'the folder to make; it must not exist, or be empty')
    .addOption(
      new Option('--world <world>', 'a year of work; or the weeks around Tết with three hours of outage, where nobody does wrong')
        .choices([...WORLDS])
        .default('year'),
    )
    .option('--deviations <share>', 'multiplies the rate of every kind of departure, 0 to 1 (default: 1)', number)
    .option(
      '--plant <kind=rate>',
      'sets the rate of one kind, as a share of the cases that fit, everywhere or (KIND@OFFICE) in one office; may be repeated',
      plant,
    )
    .option('--clean', 'plant nothing')
    .addOption(
      new Option(
        '--noise <level>',
        'faults of the record: missing, undated, repeated and late rows, shared accounts (default: low; bad-morning: none)',
      ).choices([...NOISE_LEVELS]),
    )
    .option('--csv', 'also write events.csv')
    .option('--kinds', 'list the kinds of departure and end')
    .addHelpText('after', HELP)
    .action(synth)
}

async function synth(options: SynthCommandOptions): Promise<void> {
  if (options.kinds === true) return listKinds()
  const { out } = options
  if (out === undefined) throw new LiemError('usage', 'where should it go?', { hint: 'for example --out demo' })
  if (options.clean === true && (options.deviations !== undefined || options.plant !== undefined)) {
    throw new LiemError('usage', '--clean plants nothing, so --deviations and --plant do not go with it')
  }
  const { seed, scale, world, plant: rates = {}, noise, csv } = options
  const deviations = options.clean === true ? 0 : options.deviations
  const chosen = { ...(noise === undefined ? {} : { noise }), ...(deviations === undefined ? {} : { deviations }) }
  const { declarations, events, planted, faults } = await untilStopped({
    seed,
    scale,
    out,
    world,
    plant: rates,
    csv: csv === true,
    ...chosen,
  })
  const count = (value: number): string => value.toLocaleString('en')
  process.stdout.write(
    `${out}: ${count(declarations)} declarations, ${count(events)} events, ${count(planted)} departures planted, ${count(faults)} faults of the record\n`,
  )
}

/** With progress on a terminal; an interruption takes away what is unfinished. */
async function untilStopped(options: SynthOptions): Promise<SynthSummary> {
  const line = progressLine()
  const stop = new AbortController()
  const stopped = (): void => stop.abort()
  process.once('SIGINT', stopped).once('SIGTERM', stopped)
  try {
    return await synthesise({ ...options, signal: stop.signal }, (share) => line.show(progressText('declarations', share, 1)))
  } finally {
    process.off('SIGINT', stopped).off('SIGTERM', stopped)
    line.done()
  }
}

function listKinds(): void {
  const lines = DEVIATIONS.map(
    ({ kind, rules, what, rate }) => `${kind.padEnd(30)} ${rules.join(' ').padEnd(16)} ${String(rate).padEnd(7)} ${what}`,
  )
  process.stdout.write(`${lines.join('\n')}\n`)
}
