import { Command, Option } from 'commander'
import { formatPlace, LiemError } from '../../src/base/index.ts'
import { diffRulebooks, explainRule, lintRulebooks, readActivityNames, readRulebooks } from '../../src/law/index.ts'
import type { LintWarning, Rule, RuleChange, RulebookDiff } from '../../src/law/index.ts'
import { languageOption, type Language } from './language.ts'

type Format = 'text' | 'json'

const LINT_HELP = `
Examples:
  liem rules lint law/rulebooks/clearance.yaml
  liem rules lint clearance.yaml own-rules.yaml --strict
  liem rules lint model.decl --format json

Exit code: 0 the rulebooks can be used; 1 there are warnings and --strict is given; 2 they cannot be used.`

const EXPLAIN_HELP = `
Examples:
  liem rules explain law/rulebooks/clearance.yaml --lang vi
  liem rules explain law/rulebooks/clearance.yaml --rule CLR-007 --lang en
  liem rules explain model.decl --format json

Exit code: 0 explained; 2 the rulebooks cannot be used, or there is no such rule.`

const DIFF_HELP = `
Examples:
  liem rules diff clearance-2025.yaml clearance-2026.yaml
  liem rules diff old.yaml new.yaml --format json

A rule has changed in meaning when its version differs: it may judge cases differently.
Exit code: 0 compared; 2 a rulebook cannot be used.`

/** `liem rules lint | explain | diff`: rulebooks without a log. Mistakes in them are thrown as LiemError. */
export function rulesCommand(): Command {
  const rules = new Command('rules').description('look at rulebooks: check, explain and compare them')
  for (const command of [lintCommand(), explainCommand(), diffCommand()]) rules.addCommand(command.exitOverride())
  return rules
}

function formatOption(): Option {
  return new Option('--format <format>', 'what to print').choices(['text', 'json']).default('text')
}

function lintCommand(): Command {
  return new Command('lint')
    .description('check rulebooks for mistakes, and for what a careful author would look at')
    .argument('<file...>', 'rulebooks that are used together: .yaml or .decl')
    .option('--strict', 'exit with 1 when there are warnings')
    .addOption(formatOption())
    .addHelpText('after', LINT_HELP)
    .action(async (files: string[], options: { strict?: boolean; format: Format }) => {
      const { rulebook, warnings } = await lintRulebooks(files)
      if (options.format === 'json') printJson({ liem: 'rules-lint/1', rules: rulebook.rules.length, warnings })
      else
        print([...warnings.map(warningText), `${count(rulebook.rules.length, 'rule')}, no mistakes, ${count(warnings.length, 'warning')}.`])
      if (options.strict === true && warnings.length > 0) process.exitCode = 1
    })
}

function warningText({ place, rule, message, hint, code }: LintWarning): string {
  return `${formatPlace(place)}: ${rule === undefined ? '' : `${rule}: `}${message} [${code}]\n  ${hint}`
}

function explainCommand(): Command {
  return new Command('explain')
    .description('say in plain words what the rules ask for')
    .argument('<file...>', 'rulebooks that are used together: .yaml or .decl')
    .option('--rule <id>', 'only this rule')
    .addOption(languageOption())
    .addOption(formatOption())
    .addHelpText('after', EXPLAIN_HELP)
    .action(async (files: string[], options: { rule?: string; lang: Language; format: Format }) => {
      const { rules } = await readRulebooks(files)
      const names = await readActivityNames()
      const chosen = options.rule === undefined ? rules : rules.filter(({ id }) => id === options.rule)
      if (chosen.length === 0)
        throw new LiemError('usage', `there is no rule "${options.rule}"`, {
          hint: `there are ${rules
            .slice(0, 20)
            .map(({ id }) => id)
            .join(', ')}${rules.length > 20 ? ', …' : ''}`,
        })
      const explained = chosen.map((rule) => ({
        id: rule.id,
        version: rule.version,
        template: rule.template,
        title: rule.title,
        words: explainRule(rule, names),
        basis: rule.basis,
        severity: rule.severity,
        exceptions: rule.exceptions,
      }))
      if (options.format === 'json') printJson({ liem: 'rules-explain/1', rules: explained })
      else print(chosen.map((rule) => explanationText(rule, explainRule(rule, names)[options.lang], options.lang)))
    })
}

const LABELS = {
  en: { basis: 'Basis', exceptions: 'Exceptions', severity: 'Severity', unconfirmed: 'not confirmed by a lawyer' },
  vi: { basis: 'Căn cứ', exceptions: 'Ngoại lệ', severity: 'Mức độ', unconfirmed: 'chưa được luật gia xác nhận' },
}

const SEVERITY_WORDS = {
  en: { 'less-serious': 'less serious', serious: 'serious', 'very-serious': 'very serious' },
  vi: { 'less-serious': 'ít nghiêm trọng', serious: 'nghiêm trọng', 'very-serious': 'rất nghiêm trọng' },
}

function explanationText(rule: Rule, words: string, lang: Language): string {
  const labels = LABELS[lang]
  const basis = rule.basis.map(({ cite, confirmed }) => `  ${labels.basis}: ${cite}${confirmed ? '' : ` (${labels.unconfirmed})`}`)
  const exceptions = rule.exceptions === undefined ? [] : [`  ${labels.exceptions}: ${rule.exceptions[lang]}`]
  const title = rule.title[lang] === rule.id ? rule.id : `${rule.id}  ${rule.title[lang]}`
  return [title, `  ${words}`, ...exceptions, ...basis, `  ${labels.severity}: ${SEVERITY_WORDS[lang][rule.severity]}`, ''].join('\n')
}

function diffCommand(): Command {
  return new Command('diff')
    .description('compare two rulebooks: which rules are new, gone, changed in meaning or only in words')
    .argument('<old>', 'rulebook: .yaml or .decl')
    .argument('<new>', 'rulebook: .yaml or .decl')
    .addOption(formatOption())
    .addHelpText('after', DIFF_HELP)
    .action(async (older: string, newer: string, options: { format: Format }) => {
      const diff = diffRulebooks(await readRulebooks([older]), await readRulebooks([newer]))
      if (options.format === 'json') printJson(diffJson(diff))
      else print(diffText(diff))
    })
}

function diffJson({ added, removed, changed, reworded, unchanged }: RulebookDiff): unknown {
  const short = ({ id, version }: Rule): unknown => ({ id, version })
  const change = ({ id, fields, before, after }: RuleChange): unknown => ({ id, fields, before: before.version, after: after.version })
  return {
    liem: 'rules-diff/1',
    added: added.map(short),
    removed: removed.map(short),
    changed: changed.map(change),
    reworded: reworded.map(change),
    unchanged,
  }
}

function diffText({ added, removed, changed, reworded, unchanged }: RulebookDiff): string[] {
  return [
    ...added.map(({ id, title }) => `+ ${id}  ${title.en}`),
    ...removed.map(({ id, title }) => `- ${id}  ${title.en}`),
    ...changed.map(({ id, fields }) => `! ${id}  meaning: ${fields.join(', ')}`),
    ...reworded.map(({ id, fields }) => `~ ${id}  words only: ${fields.join(', ')}`),
    `${added.length} added, ${removed.length} removed, ${changed.length} changed in meaning, ${reworded.length} only in words, ${unchanged} unchanged.`,
  ]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
