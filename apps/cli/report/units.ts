import type { ReportData, UnitRow } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { section } from './parts.ts'
import { count, percent, say } from './text.ts'

/** Units set against the median of the others: rate, 95 % interval, and what cannot be checked. Never people. */
export function renderUnits(data: ReportData): Html {
  const { units } = data
  const heading = say('Theo đơn vị', 'By unit')
  if (!units.known) {
    return section(
      'units',
      heading,
      say('', ''),
      html`<p class="reading">${say('Dữ liệu không cho biết đơn vị của hồ sơ.', 'The data do not say which unit a case belongs to.')}</p>`,
    )
  }
  const top = topOf(units.rows)
  const body = html`<table class="units">
      <caption class="spoken">
        ${say('Tỷ lệ hồ sơ trái ít nhất một quy tắc, theo đơn vị', 'Share of cases against at least one rule, by unit')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say('Đơn vị', 'Unit')}</th>
          <th scope="col" class="number">${say('Hồ sơ', 'Cases')}</th>
          <th scope="col" class="range-head">
            <span class="ends-of-scale"><span>0</span><span>${percent(top)}</span></span
            ><span class="spoken">${say('Tỷ lệ và khoảng tin cậy', 'Rate and interval')}</span>
          </th>
          <th scope="col" class="number">${say('Trái', 'Against')}</th>
          <th scope="col" class="number">%</th>
          <th scope="col" class="number">${say('Khoảng 95 %', '95 % interval')}</th>
          <th scope="col" class="number">${say('Trung vị đơn vị khác', 'Median of others')}</th>
          <th scope="col" class="number">${say('Chưa k.tra được', 'Cannot be checked')}</th>
        </tr>
      </thead>
      <tbody>
        ${units.rows.map((row) => unitRow(row, top))}
      </tbody>
    </table>
    <p class="reading">
      ${say(
        'Dải là khoảng tin cậy 95 %; nét đứt là trung vị của các đơn vị khác; hình thoi là khoảng nằm hẳn ngoài trung vị đó. Con số của đơn vị, không phải của người nào; khác biệt có thể do loại hình, mặt hàng và ca trực. Thấp hơn hẳn cũng cần giải thích, không phải thành tích.',
        'The bar is the 95 % interval; dashed is the median of the other units; a diamond marks an interval wholly outside that median. A figure of the unit, not of a person; differences may come from the kind of traffic, goods and shifts. Far below also needs explaining; it is no achievement.',
      )}${units.more.units > 0 && html` ${count(units.more.units)} ${say('đơn vị nhỏ hơn không vẽ, gồm', 'smaller units are not drawn, with')} ${count(units.more.cases)} ${say('hồ sơ.', 'cases.')}`}${
        units.casesWithoutUnit > 0 && html` ${count(units.casesWithoutUnit)} ${say('hồ sơ không ghi đơn vị.', 'cases name no unit.')}`
      }
    </p>`
  return section('units', heading, say('tỷ lệ hồ sơ trái ít nhất một quy tắc', 'share of cases against at least one rule'), body)
}

const STEPS = [0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1]

function topOf(rows: readonly UnitRow[]): number {
  const largest = Math.max(
    0,
    ...rows.filter((row) => row.cases >= 30 || rows.length < 3).map((row) => row.high),
    ...rows.map((row) => row.rate),
  )
  return STEPS.find((step) => largest <= step) ?? 1
}

function unitRow(row: UnitRow, top: number): Html {
  const hidden = row.unknown / Math.max(1, row.cases)
  return html`<tr${row.outside === 'above' && html` class="outside"`}>
  <th scope="row">${row.name}</th>
  <td class="number c-cases">${count(row.cases)}</td>
  <td class="range-cell">${rangeBar(row, top)}</td>
  <td class="number wide-only">${count(row.violated)}</td>
  <td class="number rate">${percent(row.rate)}${row.outside !== null && html`<span class="spoken"> ${row.outside === 'above' ? say('trên trung vị', 'above the median') : say('dưới trung vị', 'below the median')}</span>`}</td>
  <td class="number quiet wide-only">${percent(row.low)} – ${percent(row.high)}</td>
  <td class="number quiet wide-only">${row.peers === null ? '–' : percent(row.peers)}</td>
  <td class="number c-hidden${hidden >= 0.1 ? ' amber strong' : ' quiet'}">${percent(hidden)}</td>
</tr>`
}

function rangeBar(row: UnitRow, top: number): Html {
  const x = (share: number): string => `${Math.min(100, (share / top) * 100).toFixed(2)}%`
  const width = `${(Math.min(100, (row.high / top) * 100) - Math.min(100, (row.low / top) * 100)).toFixed(2)}%`
  const mark =
    row.outside === null
      ? html`<circle class="dot" cx="${x(row.rate)}" cy="10" r="4" />`
      : html`<svg class="mark" x="${x(row.rate)}" y="10">
          <path class="${row.outside === 'above' ? 'dot-red' : 'dot'}" d="M0-6 6 0 0 6-6 0z" />
        </svg>`
  return html`<svg class="range" width="100%" height="20" aria-hidden="true">
    <line class="grid" x1="0" x2="100%" y1="10" y2="10" />
    <rect class="range-box" x="${x(row.low)}" y="4.5" width="${width}" height="11" />
    ${row.peers !== null && html`<line class="peers" x1="${x(row.peers)}" x2="${x(row.peers)}" y1="1" y2="19" />`}${mark}
  </svg>`
}
