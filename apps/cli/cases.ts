import type { Command } from 'commander'
import { everything } from '../../src/base/schema.ts'
import { checkLegacy, importLegacy, legacyTemplate } from '../../src/cases/index.ts'
import { REASON_WORDS } from '../../src/cases/legacy/pure.ts'
import type { LegacyCounts, LegacyPreview } from '../../src/cases/legacy/schema.ts'
import { LOCAL } from '../../src/jobs/index.ts'
import { mistakeLines, n, restLine, sheetCommand } from './sheet-import.ts'

const HELP = `
Cases from before Liêm come as one workbook (.xlsx), one CSV of the sheet of cases, or a folder with cases.csv and heads.csv. Each is kept as
“legacy, not verifiable”, with the reasons: also what the law of its day forbids. What was taken over stays; the same again has no effect.

Examples:
  liem cases template old-cases.xlsx
  liem cases check old-cases.xlsx --home /srv/liem
  liem cases import old-cases.xlsx --home /srv/liem --reason "Register of discipline 2015-2025"`

/** `liem cases`: cases from before Liêm, from registers. */
export function casesCommand(): Command {
  const scope = everything(LOCAL)
  return sheetCommand<LegacyPreview, { counts: LegacyCounts }>({
    name: 'cases',
    description: 'cases from before Liêm, from registers',
    help: HELP,
    liem: 'legacy-cases',
    reason: 'Register of old cases, in the terminal',
    template: legacyTemplate,
    check: (db, law, from) => checkLegacy(db, scope, law, from),
    take: (db, law, from, reason) => importLegacy(db, scope, law, from, reason),
    checkedText,
    doneText: ({ counts }) => countsText(counts),
  })
}

function checkedText(preview: LegacyPreview): string {
  const { rows, rowCount, reasons, counts } = preview
  const lines = rows.map(
    ({ unit, reference, officer, form, day, reasons: why }) =>
      `+ ${unit} ${reference} ${officer}  ${form ?? 'form not known'}, ${day ?? 'day not known'}  [${why.map(({ code }) => code).join(', ')}]`,
  )
  const why = reasons.map(({ code, n: times }) => `${n(times)}: ${REASON_WORDS[code].en} [${code}]`)
  return [...mistakeLines(preview), ...lines, ...restLine(rowCount, rows), ...why, countsText(counts)].join('\n')
}

function countsText({ add, same, people, acts, heads }: LegacyCounts): string {
  return `${n(add)} new cases with ${n(people)} people, ${n(acts)} acts and ${n(heads)} heads; ${n(same)} were there before\n`
}
