import { Command, Option } from 'commander'
import { evaluate, explainViolation, requestFor, summarise, VIOLATED, witnesses, type Evaluation } from '../../src/detect/index.ts'
import { readLog, type RejectedRow } from '../../src/lake/index.ts'
import { readRulebooks, readVocabulary, SEVERITIES, type Severity, type Vocabulary } from '../../src/law/index.ts'
import { checkText } from './check-text.ts'
import { languageOption, type Language } from './language.ts'
import { checkOutputs, writeOutputs, type Output } from './outputs.ts'
import { progressLine, progressText } from './progress.ts'

interface CheckOptions {
  rules: string[]
  format: 'text' | 'json' | 'html'
  out?: string
  violations?: string
  rejected?: string
  failOn?: Severity
  objectType?: string
  lang: Language
}

interface Timing {
  readMs: number
  rulesMs: number
}

const HELP = `
Examples:
  liem check log.csv --rules law/rulebooks/clearance.yaml
  liem check january.parquet february.parquet --rules clearance.yaml --format html --out report.html
  liem check log.xes.gz --rules rules.decl --format json --violations violations.jsonl
  liem check orders.jsonocel --object-type order --rules rules.yaml --fail-on serious

Exit code: 0 checked; 1 a violation at or above --fail-on; 2 the input or a rulebook cannot be used.`

/** `liem check`: rules over files of events, without server or database (rules.md). */
export function checkCommand(): Command {
  return new Command('check')
    .description('check event logs against rulebooks: where was procedure not followed?')
    .argument('<file...>', 'event logs: .csv .csv.gz .parquet .xes .xes.gz .jsonocel .json .xmlocel .xml .sqlite')
    .requiredOption('--rules <rulebook...>', 'rulebooks: .yaml or .decl')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json', 'html']).default('text'))
    .option('--out <file>', 'write the result there instead of printing it')
    .option('--violations <file>', 'write every violating case of every rule there, as JSON lines')
    .option('--rejected <file>', 'write the rows that cannot be used there, as JSON lines')
    .addOption(new Option('--fail-on <severity>', 'exit with 1 on a violation at or above this level').choices([...SEVERITIES]))
    .option('--object-type <type>', 'the object type by which an OCEL log is read as cases')
    .addOption(languageOption())
    .addHelpText('after', HELP)
    .action(check)
}

async function check(given: string[], options: CheckOptions): Promise<void> {
  const { files, rulebooks } = sortOut(given, options.rules)
  const rejectedFile = options.rejected ?? (options.out === undefined ? undefined : `${options.out}.rejected.jsonl`)
  await checkOutputs([options.out, options.violations, rejectedFile], [...files, ...rulebooks])
  const { evaluation, timing } = await run(files, rulebooks, options)
  const { rejected } = evaluation.log
  const vocabulary = await readVocabulary()
  const result = [...(await render(evaluation, timing, vocabulary, options))]
  const outputs: Output[] = [
    ...(options.out === undefined ? [] : [{ file: options.out, pieces: result }]),
    ...(options.violations === undefined ? [] : [{ file: options.violations, pieces: violationLines(evaluation, vocabulary) }]),
    ...(rejectedFile === undefined || (options.rejected === undefined && rejected.length === 0)
      ? []
      : [{ file: rejectedFile, pieces: rejectedLines(rejected) }]),
  ]
  await writeOutputs(outputs)
  if (options.out === undefined) for (const piece of result) process.stdout.write(piece)
  if (rejectedFile === undefined) sayRejected(rejected)
  if (failsOn(evaluation, options.failOn)) process.exitCode = 1
}

/** A variadic option swallows the files behind it: `--rules r.yaml log.csv` is read as it is meant. */
function sortOut(given: readonly string[], rules: readonly string[]): { files: string[]; rulebooks: string[] } {
  const isRulebook = (file: string): boolean => /\.(ya?ml|decl)$/i.test(file)
  const isLog = (file: string): boolean => /\.(csv|tsv|txt|parquet|xes|jsonocel|json|xmlocel|xml|sqlite)(\.gz)?$/i.test(file)
  const swallowed = rules.some(isRulebook) ? rules.filter((file) => !isRulebook(file) && isLog(file)) : []
  return { files: [...given, ...swallowed], rulebooks: rules.filter((file) => !swallowed.includes(file)) }
}

async function run(
  files: readonly string[],
  rulebooks: readonly string[],
  options: CheckOptions,
): Promise<{ evaluation: Evaluation; timing: Timing }> {
  const line = progressLine()
  try {
    const rulebook = await readRulebooks([...rulebooks])
    const started = performance.now()
    const objectType = options.objectType === undefined ? {} : { objectType: options.objectType }
    const request = requestFor(rulebook, { ...objectType, units: options.format === 'html' })
    const log = await readLog(files, request, ({ file, rows }) => line.show(progressText(file, rows)))
    const read = performance.now()
    const evaluation = evaluate(log, rulebook, (done, of) => line.show(progressText('rules', done, of)))
    return { evaluation, timing: { readMs: Math.round(read - started), rulesMs: Math.round(performance.now() - read) } }
  } finally {
    line.done()
  }
}

async function render(evaluation: Evaluation, timing: Timing, vocabulary: Vocabulary, options: CheckOptions): Promise<Iterable<string>> {
  if (options.format === 'json') return [`${JSON.stringify({ liem: 'check/1', ...summarise(evaluation), timing }, null, 2)}\n`]
  if (options.format === 'text') return [checkText(evaluation, timing, options.lang)]
  const { reportHtml } = await import('./report/index.ts')
  return [reportHtml(evaluation, vocabulary)]
}

function* violationLines(evaluation: Evaluation, { names }: Vocabulary): Iterable<string> {
  for (const [ruleIndex, { rule, verdicts }] of evaluation.rules.entries()) {
    for (let index = verdicts.indexOf(VIOLATED); index >= 0; index = verdicts.indexOf(VIOLATED, index + 1)) {
      const events = witnesses(evaluation, ruleIndex, index)
      const why = explainViolation(evaluation, ruleIndex, index, events, names)
      yield `${JSON.stringify({ rule: rule.id, case: evaluation.log.caseIds[index], events, why })}\n`
    }
  }
}

function* rejectedLines(rejected: readonly RejectedRow[]): Iterable<string> {
  for (const { caseId, ...row } of rejected) yield `${JSON.stringify({ ...row, case: caseId })}\n`
}

function sayRejected(rejected: readonly RejectedRow[]): void {
  if (rejected.length === 0) return
  const shown = rejected
    .slice(0, 3)
    .map(
      ({ file, row, field, reason, value }) =>
        `  ${file}: row ${row}: ${field} ${reason}${value === '' ? '' : `: ${JSON.stringify(value.slice(0, 80))}`}`,
    )
  process.stderr.write(`liem: rows that cannot be used: ${rejected.length} (--rejected FILE writes them all):\n${shown.join('\n')}\n`)
}

function failsOn(evaluation: Evaluation, failOn: Severity | undefined): boolean {
  if (failOn === undefined) return false
  const least = SEVERITIES.indexOf(failOn)
  return evaluation.rules.some(({ rule, cases }) => cases.violated > 0 && SEVERITIES.indexOf(rule.severity) >= least)
}
