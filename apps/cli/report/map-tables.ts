import type { MapData, ReportData } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { ruleLink, ruleTitle } from './parts.ts'
import { both, count, say } from './text.ts'

/** The process map as two tables: where cases leave a rule's path, and what directly follows what. */
export function mapTables(data: ReportData): Html {
  return html`${deviationTable(data)}${followsTable(data)}`
}

function activityName(data: ReportData, activity: number): Html {
  return both(data.activities[activity] ?? { vi: '?', en: '?' })
}

type Deviation = { from: number; to: number | null } & MapData['nodes'][number]['rules'][number]

function deviationTable(data: ReportData): Html {
  const { deviations, nodes } = data.map
  const rows: Deviation[] = [
    ...deviations.flatMap(({ from, to, rules }) => rules.map((rule) => ({ from, to, ...rule }))),
    ...nodes.flatMap(({ activity, rules }) => rules.map((rule) => ({ from: activity, to: null, ...rule }))),
  ]
  return html`<table class="plain">
    <caption>
      ${say('Chỗ rời khỏi đường của quy tắc', 'Where cases leave a rule’s path')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say('Từ', 'From')}</th>
        <th scope="col">${say('Đến', 'To')}</th>
        <th scope="col">${say('Quy tắc', 'Rule')}</th>
        <th scope="col" class="number">${say('Hồ sơ', 'Cases')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ from, to, rule, cases }) =>
          html`<tr>
            <td>${activityName(data, from)}</td>
            <td>${to === null ? '–' : activityName(data, to)}</td>
            <td>${ruleLink(data.rules, rule)} ${ruleTitle(data.rules, rule)}</td>
            <td class="number">${count(cases)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function followsTable(data: ReportData): Html {
  return html`<table class="plain">
    <caption>
      ${say('Bước sau ngay bước trước', 'What directly follows what')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say('Từ', 'From')}</th>
        <th scope="col">${say('Đến', 'To')}</th>
        <th scope="col" class="number">${say('Lần', 'Times')}</th>
      </tr>
    </thead>
    <tbody>
      ${data.map.edges.map(
        (edge) =>
          html`<tr>
            <td>${activityName(data, edge.from)}</td>
            <td>${activityName(data, edge.to)}</td>
            <td class="number">${count(edge.count)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
