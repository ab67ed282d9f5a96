import type { Command } from 'commander'
import { checkRatings, importRatings, ratingTemplate } from '../../src/accountability/ratings/index.ts'
import type { ImportedCounts, ImportedPreview } from '../../src/accountability/ratings/imported/schema.ts'
import { everything } from '../../src/base/schema.ts'
import { LOCAL } from '../../src/jobs/index.ts'
import { mistakeLines, n, restLine, sheetCommand } from './sheet-import.ts'

const HELP = `
Annual ratings from earlier years, or of people who were rated elsewhere, come as a workbook (.xlsx), a CSV, or a folder with ratings.csv. Each is marked as
imported, with its source. What was taken over stays; the same again has no effect.

Examples:
  liem ratings template ratings.xlsx
  liem ratings check ratings.xlsx --home /srv/liem
  liem ratings import ratings.xlsx --home /srv/liem --reason "Ratings of 2020-2025"`

/** `liem ratings`: annual ratings from files. */
export function ratingsCommand(): Command {
  const scope = everything(LOCAL)
  return sheetCommand<ImportedPreview, { counts: ImportedCounts }>({
    name: 'ratings',
    description: 'annual ratings from earlier years or from elsewhere',
    help: HELP,
    liem: 'ratings',
    reason: 'Annual ratings, in the terminal',
    template: ratingTemplate,
    check: (db, law, from) => checkRatings(db, scope, law, from),
    take: (db, law, from, reason) => importRatings(db, scope, law, from, reason),
    checkedText: (preview) => {
      const lines = preview.rows.map(({ officer, year, level, source }) => `+ ${officer} ${year}  ${level}  (${source})`)
      return [...mistakeLines(preview), ...lines, ...restLine(preview.rowCount, preview.rows), countsText(preview.counts)].join('\n')
    },
    doneText: ({ counts }) => countsText(counts),
  })
}

function countsText({ add, same, unknown, superseded }: ImportedCounts): string {
  return `${n(add)} new ratings, ${n(unknown)} of them in words that no law has, ${n(superseded)} of years concluded in Liêm; ${n(same)} were there before\n`
}
