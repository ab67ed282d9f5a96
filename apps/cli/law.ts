import { Command } from 'commander'
import { LiemError } from '../../src/base/index.ts'
import {
  allowed,
  changeDays,
  diffLaw,
  everyRule,
  inForceOn,
  lintLaw,
  readFacts,
  readLaw,
  type LawPack,
  type RuleInForce,
} from '../../src/law/allowed/index.ts'
import { comparedOutput, withComparison, type Compared } from './law-compare.ts'
import { printLines, readJson, withLawOptions, type GivenLaw } from './law-given.ts'
import { periodsCommand, responsibleCommand } from './law-matters.ts'
import { competentCommand } from './law-competent.ts'
import { lintCompetence } from '../../src/law/competence/index.ts'
import { lintMatters } from '../../src/law/periods/index.ts'
import { answerText, diffText, lintText, ruleText } from './law-text.ts'

const ALLOWED_HELP = `
FACTS.json says who (class, leadership, status), which acts (days, degree, kinds), what was decided before, what surrounds it, and the day of the
decision; docs/guide/law.md has an example.

Examples:
  liem law allowed facts.json
  liem law allowed facts.json --format json
  liem law allowed facts.json --law our-law/
  liem law allowed facts.json --on 2025-07-04             what differs if it is decided on another day
  liem law allowed facts.json --against mended.json       what differs for other facts
  liem law allowed facts.json --ahead                     on which days the answer becomes another, and when clocks would end otherwise

Exit code: 0 answered, also where all is undetermined; 2 the facts or the law cannot be used.`

/** `liem law allowed | responsible | competent | periods | explain | diff | lint`: what the law of a day allows, and what it says. Mistakes are thrown as LiemError. */
export function lawCommand(): Command {
  const law = new Command('law').description('what the law of a day allows, forbids or leaves open; look at it, compare days, check it')
  const commands = [
    allowedCommand(),
    responsibleCommand(),
    competentCommand(),
    periodsCommand(),
    explainCommand(),
    diffCommand(),
    lintCommand(),
  ]
  for (const command of commands) law.addCommand(command.exitOverride())
  return law
}

function allowedCommand(): Command {
  return withComparison(
    withLawOptions(
      new Command('allowed')
        .description('what may follow, for a person and acts, on the day of the decision')
        .argument('<facts>', 'a JSON file'),
    ),
  )
    .addHelpText('after', ALLOWED_HELP)
    .action(async (file: string, { law, format, lang, ...compared }: GivenLaw & Compared) => {
      const pack = await readLaw(law)
      const facts = readFacts(pack.terms, await readJson(file), file)
      const lines = await comparedOutput(pack, facts, { ...compared, format, lang }, readJson)
      if (lines !== undefined) return printLines(lines)
      const answer = allowed(pack, facts)
      printLines(format === 'json' ? [JSON.stringify(answer, null, 2)] : answerText(pack, answer, lang))
    })
}

function explainCommand(): Command {
  return withLawOptions(
    new Command('explain')
      .description('the rules of an instrument, one rule, or all that is in force on a day')
      .argument('[id]', 'an instrument or a rule'),
  )
    .option('--on <day>', 'only what is in force on this day')
    .option('--class <class>', 'only what is for this class')
    .action(async (id: string | undefined, { law, format, lang, on, class: of }: GivenLaw & { on?: string; class?: string }) => {
      const pack = await readLaw(law)
      const all = on === undefined ? everyRule(pack, classOf(pack, of)) : inForceOn(pack, dayOf(on), classOf(pack, of))
      const rows = id === undefined ? all : all.filter(({ rule }) => rule.id === id || rule.instrument.id === id)
      if (rows.length === 0)
        throw new LiemError('usage', id === undefined ? 'no law is loaded for this' : `there is no rule or instrument "${id}" here`)
      printLines(
        format === 'json'
          ? [JSON.stringify({ liem: 'law-explain/1', rules: rows.map(plain) }, null, 2)]
          : rows.map((row) => ruleText(row, lang)),
      )
    })
}

function diffCommand(): Command {
  return withLawOptions(
    new Command('diff')
      .description('what is in force on one day and not on another')
      .argument('<before>', 'a day, 2025-06-30')
      .argument('<after>', 'a day, 2025-07-01'),
  )
    .option('--class <class>', 'only what is for this class')
    .action(async (before: string, later: string, { law, format, lang, class: of }: GivenLaw & { class?: string }) => {
      const pack = await readLaw(law)
      const found = diffLaw(pack, dayOf(before), dayOf(later), classOf(pack, of))
      const json = () => JSON.stringify({ liem: 'law-diff/1', ended: found.ended.map(plain), began: found.began.map(plain) }, null, 2)
      printLines(format === 'json' ? [json()] : diffText(found, lang))
    })
}

function lintCommand(): Command {
  return withLawOptions(new Command('lint').description('check a folder of law: mistakes, and what a careful author would look at'))
    .option('--strict', 'exit with 1 when there are warnings')
    .action(async ({ law, format, lang, strict }: GivenLaw & { strict?: boolean }) => {
      const pack = await readLaw(law)
      const warnings = [...lintLaw(pack), ...lintMatters(pack), ...lintCompetence(pack)]
      const counts = {
        instruments: pack.instruments.length,
        rules: pack.rules.length,
        confirmed: pack.rules.filter(({ confirmed }) => confirmed !== 'no').length,
        uncertain: pack.rules.filter(({ sure }) => sure === 'uncertain').length,
        inferred: pack.rules.filter(({ sure }) => sure === 'inferred').length,
        changeDays: changeDays(pack),
      }
      printLines(
        format === 'json' ? [JSON.stringify({ liem: 'law-lint/1', ...counts, warnings }, null, 2)] : lintText(counts, warnings, lang),
      )
      if (strict === true && warnings.length > 0) process.exitCode = 1
    })
}

function dayOf(given: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(given) && !Number.isNaN(Date.parse(given))) return given
  throw new LiemError('usage', `"${given.slice(0, 40)}" is not a day`, { hint: 'write 2025-07-01' })
}

function classOf({ terms }: LawPack, given: string | undefined): string | undefined {
  if (given === undefined || terms.classes.some(({ id }) => id === given)) return given
  throw new LiemError('usage', `there is no class "${given.slice(0, 40)}"`, {
    hint: `there are ${terms.classes.map(({ id }) => id).join(', ')}`,
  })
}

function plain({ rule, class: of, from, until }: RuleInForce): Record<string, unknown> {
  const { id, says, cite, sure, confirmed, instrument, en, vi } = rule
  return { rule: id, says, instrument: instrument.id, class: of, from, until, cite: cite.en, citeVi: cite.vi, sure, confirmed, en, vi }
}
