import { collectReport, witnesses, type Evaluation, type ReportOptions } from '../../../src/detect/index.ts'
import { renderReport } from './report.ts'

/** The report of an evaluation as one self-contained HTML file. */
export function reportHtml(evaluation: Evaluation, options: ReportOptions = {}): string {
  return renderReport(collectReport(evaluation, (ruleIndex, caseIndex) => witnesses(evaluation, ruleIndex, caseIndex), options))
}
