import type { Command } from 'commander'
import { LiemError } from '../../src/base/index.ts'
import { allowed, differenceOf, lookAhead, readFacts, type Facts, type LawPack } from '../../src/law/allowed/index.ts'
import type { Language } from './language.ts'
import { aheadText, differenceText } from './law-compare-text.ts'

export interface Compared {
  on?: string
  against?: string
  ahead?: true
}

/** What an answer can be compared with. */
export function withComparison(command: Command): Command {
  return command
    .option('--on <day>', 'print what differs if it is decided on another day')
    .option('--against <facts>', 'print what differs for the facts of another file')
    .option('--ahead', 'print on which later days the answer becomes another')
}

type Asked = Compared & { format: 'text' | 'json'; lang: Language }

/** What a comparison prints; undefined where none is asked for. Throws LiemError where two are, or a day or file cannot be used. */
export async function comparedOutput(
  pack: LawPack,
  facts: Facts,
  { on, against, ahead, format, lang }: Asked,
  readJson: (file: string) => Promise<unknown>,
): Promise<string[] | undefined> {
  if ([on, against, ahead].filter((one) => one !== undefined).length > 1)
    throw new LiemError('usage', 'one of --on, --against and --ahead at a time')
  if (ahead === true) {
    const found = await lookAhead(pack, facts)
    return format === 'json' ? [asJson('law-ahead/1', found)] : aheadText(pack, found, lang)
  }
  if (on === undefined && against === undefined) return undefined
  const other =
    against === undefined ? readFacts(pack.terms, { ...facts, day: on }, '--on') : readFacts(pack.terms, await readJson(against), against)
  const found = differenceOf(allowed(pack, facts), allowed(pack, other))
  return format === 'json' ? [asJson('law-difference/1', found)] : differenceText(pack, found, lang)
}

function asJson(liem: string, found: object): string {
  return JSON.stringify({ liem, ...found }, null, 2)
}
