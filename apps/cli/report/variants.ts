import type { ReportData, VariantRow, VariantStep } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { ruleLink, ruleTitle, section } from './parts.ts'
import { both, count, percent, say } from './text.ts'

const MOST_RULES = 4

/** The most frequent ways through, and the most frequent ones with cases against a rule. */
export function renderVariants(data: ReportData): Html {
  const { variants } = data
  const body = html`<table class="variants">
      <caption class="spoken">
        ${say('Biến thể: các bước, số hồ sơ, tỷ lệ', 'Variants: steps, cases, share')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say('Đường đi', 'Path')}</th>
          <th scope="col" class="number">${say('Hồ sơ', 'Cases')}</th>
          <th scope="col" class="number">%</th>
        </tr>
      </thead>
      <tbody>
        ${variants.rows.map((row) => variantRow(data, row))}
      </tbody>
    </table>
    <p class="reading">
      ${say(html`<b>${count(variants.rest.variants)}</b> biến thể còn lại, ${count(variants.rest.cases)} hồ sơ. Đỏ: bước làm chứng; nét đứt: bước chờ đợi mà không thấy. Vị trí lấy từ một hồ sơ trái quy tắc của biến thể đó.`, html`<b>${count(variants.rest.variants)}</b> further variants, ${count(variants.rest.cases)} cases. Red: witness steps; dashed: a step expected and not seen. Places are taken from one case of the variant that goes against the rule.`)}
    </p>`
  return section(
    'variants',
    say('Biến thể', 'Variants'),
    html`${count(variants.rows.length)} ${say('trong', 'of')} ${count(variants.total)}`,
    body,
  )
}

function variantRow(data: ReportData, row: VariantRow): Html {
  return html`<tr>
    <td>
      <ol class="path" role="list">
        ${row.steps.map((step) => stepItem(data, step))}
      </ol>
      ${row.rules.length > 0 && html`<p class="secondary">${row.rules.slice(0, MOST_RULES).map(({ rule, cases }) => html`<span class="line">${ruleTitle(data.rules, rule)} · ${ruleLink(data.rules, rule)} · ${count(cases)} ${say('hồ sơ', 'cases')}</span>`)}${row.rules.length > MOST_RULES && html`<span class="line">${say(`và ${row.rules.length - MOST_RULES} quy tắc khác`, `and ${row.rules.length - MOST_RULES} more rules`)}</span>`}</p>`}
    </td>
    <td class="number">${count(row.cases)}</td>
    <td class="number quiet">${percent(row.cases / Math.max(1, data.checked.cases))}</td>
  </tr>`
}

function stepItem(data: ReportData, step: VariantStep): Html {
  if (step.kind === 'more') return html`<li class="more">+${step.count} ${say('bước', 'steps')}</li>`
  if (step.kind === 'missing') {
    return html`<li class="chevron missing">
      <span>${both(step.activity)}<span class="spoken"> ${say('không thấy', 'not seen')}</span></span>
    </li>`
  }
  const name = data.activities[step.activity] ?? { vi: '?', en: '?' }
  return html`<li class="chevron${step.rules.length > 0 && ' witness'}">
    <span>${both(name)}${step.rules.length > 0 && html`<span class="spoken"> ${say('sự kiện làm chứng', 'witness event')}</span>`}</span>
  </li>`
}
