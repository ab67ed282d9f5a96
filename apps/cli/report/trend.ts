import type { Bilingual } from '../../../src/base/schema.ts'
import type { Grain, ReportData, TrendData, TrendRow } from '../../../src/detect/report/schema.ts'
import { html, NOTHING, type Html } from './html.ts'
import { behind, ruleLink, ruleTitle, scroller, section } from './parts.ts'
import { svgText } from './svg.ts'
import { both, count, formatDay, formatNumber, pair, say } from './text.ts'

const HEIGHT = 210
const TOP = 14
const BOTTOM = 184
const MOST_IN_TABLE = 13

const GRAINS: Readonly<Record<Grain, Bilingual>> = {
  day: pair('ngày', 'day'),
  week: pair('tuần', 'week'),
  month: pair('tháng', 'month'),
  year: pair('năm', 'year'),
}

/** Per thousand times that rules arose: how often against, and how often not known, by period. */
export function renderTrend(data: ReportData): Html {
  const { trend } = data
  const grain = GRAINS[trend.grain]
  if (trend.starts.length < 2) {
    return section(
      'trend',
      say('Theo thời gian', 'Over time'),
      NOTHING,
      html`<p class="reading">
        ${say('Dữ liệu không đủ dài để vẽ theo thời gian.', 'The data do not reach long enough to be drawn over time.')}
      </p>`,
    )
  }
  const body = html`<figure>
      ${chart(trend)}
      <figcaption class="reading" id="trend-caption">${reading(trend)}</figcaption>
    </figure>
    ${behind(totalTable(trend))} ${heat(data)}`
  return section(
    'trend',
    html`${say('Theo', 'By')} ${both(grain)}`,
    say('trên 1.000 lần quy tắc phát sinh, theo ngày đầu của hồ sơ', 'per 1,000 times that a rule arose, by the first day of the case'),
    body,
  )
}

const perThousand = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 1000)

function rates(row: TrendRow, key: 'violated' | 'unknown'): (number | null)[] {
  return row.activated.map((activated, period) => perThousand(row[key][period], activated))
}

function labelOf(grain: Grain, day: number): string {
  const text = formatDay(day)
  if (grain === 'year') return text.slice(6)
  return grain === 'month' ? text.slice(3) : text.slice(0, 5)
}

/** The smallest round number at or above the value, so that four steps are round too. */
export function niceMaximum(value: number): number {
  if (value <= 0) return 4
  const magnitude = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 4, 8, 10].find((step) => value <= step * magnitude) ?? 10) * magnitude
}

function rateText(value: number): Bilingual {
  return formatNumber(value, value > 0 && value < 10 ? 1 : 0)
}

function chart(trend: TrendData): Html {
  const violated = rates(trend.total, 'violated')
  const unknown = rates(trend.total, 'unknown')
  const top = niceMaximum(Math.max(...violated.map((rate) => rate ?? 0), ...unknown.map((rate) => rate ?? 0)))
  const y = (rate: number): number => BOTTOM - (rate / top) * (BOTTOM - TOP)
  const width = 100 / trend.starts.length
  const x = (period: number): string => `${(period * width + width / 2).toFixed(3)}%`
  const every = Math.ceil(trend.starts.length / 12)
  const everyPhone = Math.ceil(trend.starts.length / 4)
  const columns = violated.map(
    (rate, period) =>
      rate !== null &&
      html`<rect
        class="column"
        x="${(period * width + width * 0.14).toFixed(3)}%"
        y="${y(rate).toFixed(1)}"
        width="${(width * 0.72).toFixed(3)}%"
        height="${(BOTTOM - y(rate)).toFixed(1)}"
      />`,
  )
  const line = unknown.map((rate, period) => {
    const before = unknown[period - 1]
    if (rate === null) return null
    if (before === null || before === undefined)
      return html`<circle class="line-dot" cx="${x(period)}" cy="${y(rate).toFixed(1)}" r="1.5" />`
    return html`<line class="ink-line" x1="${x(period - 1)}" y1="${y(before).toFixed(1)}" x2="${x(period)}" y2="${y(rate).toFixed(1)}" />`
  })
  const ticks = [0, 1, 2, 3, 4].map((step) => (top / 4) * step)
  return html`<div class="chart">
    <svg class="axis" width="52" height="${HEIGHT}" aria-hidden="true">${ticks.map((tick) => tickText(tick, y(tick)))}</svg>
    <svg class="plot" width="100%" height="${HEIGHT}" role="img" aria-labelledby="trend-heading trend-caption">
      ${ticks.map((tick) => html`<line class="${tick === 0 ? 'base' : 'grid'}" x1="0" x2="100%" y1="${y(tick)}" y2="${y(tick)}" />`)}
      ${columns}${anyUnknown(trend) && line}
      ${trend.starts.map((start, period) => period % every === 0 && html`<text class="tick${period % everyPhone === 0 ? '' : ' wide-only'}" x="${x(period)}" y="${BOTTOM + 18}" text-anchor="middle">${labelOf(trend.grain, start)}</text>`)}
    </svg>
    ${endLabels(violated, unknown, y, anyUnknown(trend))}
  </div>`
}

function tickText(tick: number, y: number): Html {
  const text = formatNumber(tick, tick > 0 && tick < 1 ? 2 : tick % 1 === 0 ? 0 : 1)
  return svgText(text, 'tick', 44, y + 4, 'end')
}

function anyUnknown(trend: TrendData): boolean {
  return trend.total.unknown.some((value) => value > 0)
}

function endLabels(
  violated: readonly (number | null)[],
  unknown: readonly (number | null)[],
  y: (rate: number) => number,
  shown: boolean,
): Html {
  const [last, lastUnknown] = [y(violated.at(-1) ?? 0), y(unknown.at(-1) ?? 0)]
  const apart = !shown || Math.abs(last - lastUnknown) >= 18
  const [one, two] = apart ? [last, lastUnknown] : last <= lastUnknown ? [last - 8, lastUnknown + 10] : [last + 10, lastUnknown - 8]
  const keep = (value: number): number => Math.min(BOTTOM, Math.max(TOP, value)) + 4
  return html`<svg class="ends" width="128" height="${HEIGHT}" aria-hidden="true">
    ${svgText(pair('trái quy tắc', 'against a rule'), 'end-data', 6, keep(one))}${shown && svgText(pair('chưa kiểm tra được', 'cannot be checked'), 'end-ink', 6, keep(two))}
  </svg>`
}

function reading(trend: TrendData): Html {
  const violated = rates(trend.total, 'violated')
  const highest = violated.reduce<number>((best, rate, period) => ((rate ?? -1) > (violated[best] ?? -1) ? period : best), 0)
  const label = labelOf(trend.grain, trend.starts[highest])
  const grain = GRAINS[trend.grain]
  const undated =
    trend.undatedCases > 0 &&
    html` ${count(trend.undatedCases)} ${say('hồ sơ không có thời điểm nên không vẽ.', 'cases have no dated event and are not drawn.')}`
  return html`${say(html`Cột: trái quy tắc; đường: chưa kiểm tra được${anyUnknown(trend) ? '' : ' (không có)'}. Cao nhất ở ${grain.vi} ${label}: ${rateText(violated[highest] ?? 0).vi} trên 1.000.`, html`Columns: against a rule; line: cannot be checked${anyUnknown(trend) ? '' : ' (none)'}. Highest in the ${grain.en} of ${label}: ${rateText(violated[highest] ?? 0).en} per 1,000.`)}${undated}`
}

function totalTable(trend: TrendData): Html {
  return html`<table class="plain narrow">
    <caption class="spoken">
      ${say('Số liệu theo thời gian', 'Figures over time')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${both(GRAINS[trend.grain])}</th>
        <th scope="col" class="number">${say('Hồ sơ', 'Cases')}</th>
        <th scope="col" class="number">${say('Lần phát sinh', 'Times arose')}</th>
        <th scope="col" class="number">${say('Trái', 'Against')}</th>
        <th scope="col" class="number">${say('Chưa rõ', 'Unknown')}</th>
      </tr>
    </thead>
    <tbody>
      ${trend.starts.map(
        (start, period) =>
          html`<tr>
            <th scope="row">${trend.grain === 'month' || trend.grain === 'year' ? labelOf(trend.grain, start) : formatDay(start)}</th>
            <td class="number">${count(trend.cases[period])}</td>
            <td class="number">${count(trend.total.activated[period])}</td>
            <td class="number">${count(trend.total.violated[period])}</td>
            <td class="number">${count(trend.total.unknown[period])}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Rules by period: rates as numbers, three tints where the count is above what the rule's own level would give. */
function heat(data: ReportData): Html {
  const { trend } = data
  if (trend.rules.length === 0) return NOTHING
  const from = Math.max(0, trend.starts.length - MOST_IN_TABLE)
  const periods = trend.starts.slice(from)
  return html`<h3 id="trend-rules">
      ${say('Theo quy tắc', 'By rule')}
      <span class="note"
        >${say('trái quy tắc trên 1.000 lần phát sinh; đậm hơn là cao hơn mức thường của chính quy tắc đó', 'against the rule per 1,000 times it arose; darker is above the rule’s own usual level')}</span
      >
    </h3>
    ${scroller(
      'trend-rules',
      html`<table class="heat">
        <caption class="spoken">
          ${say('Trái quy tắc trên 1.000 lần phát sinh', 'Against the rule per 1,000 times it arose')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say('Quy tắc', 'Rule')}</th>
            ${periods.map((start, index) => html`<th scope="col" class="number${index < periods.length - 2 ? ' wide-only' : ''}">${labelOf(trend.grain, start)}</th>`)}
            <th scope="col" class="number">${say('Cả kỳ', 'All')}</th>
          </tr>
        </thead>
        <tbody>
          ${trend.rules.map((row) => heatRow(data, row, from))}
        </tbody>
      </table>`,
    )}`
}

function heatRow(data: ReportData, row: TrendData['rules'][number], from: number): Html {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const level = sum(row.violated) / Math.max(1, sum(row.activated))
  const cells = row.activated.slice(from).map((activated, index) => {
    const rate = perThousand(row.violated[from + index], activated)
    const wide = index < row.activated.length - from - 2 ? ' wide-only' : ''
    if (rate === null) return html`<td class="number quiet${wide}">–</td>`
    return html`<td class="number tint-${tintOf(row.violated[from + index], activated * level)}${wide}">${both(rateText(rate))}</td>`
  })
  return html`<tr>
    <th scope="row">${ruleLink(data.rules, row.rule)} <span class="secondary">${ruleTitle(data.rules, row.rule)}</span></th>
    ${cells}
    <td class="number strong">${both(rateText(level * 1000))}</td>
  </tr>`
}

/** 0 to 3: how far a count stands above its expectation, in standard deviations of a Poisson count. */
export function tintOf(seen: number, expected: number): 0 | 1 | 2 | 3 {
  const above = (seen - expected) / Math.sqrt(Math.max(expected, 1))
  return above >= 6 ? 3 : above >= 3 ? 2 : above >= 1.5 ? 1 : 0
}
