import type { ReportData, RuleRow } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { citations, scroller, section } from './parts.ts'
import { confirmedSign, DIAMOND, HATCHED, severityBars, TICK } from './signs.ts'
import { both, count, percent, say } from './text.ts'

/** The rules with what did not arise, what arose, and of that the share against the rule and not known. */
export function renderRules(data: ReportData): Html {
  const scale = scaleOf(data.rules)
  const table = html`<table class="rules">
      <caption class="spoken">
        ${say('Quy tắc và số hồ sơ theo kết quả', 'Rules and the number of cases by verdict')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say('Mã', 'Id')}</th>
          <th scope="col">${say('Quy tắc', 'Rule')}</th>
          <th scope="col">${say('Căn cứ', 'Basis')}</th>
          <th scope="col" class="number">${say('Không phát sinh', 'Did not arise')}</th>
          <th scope="col" class="number">${say('Có phát sinh', 'Arose')}</th>
          <th scope="col" class="bar-head">${say('Trái và chưa rõ, % số có phát sinh', 'Against and unknown, % of what arose')}</th>
          <th scope="col" class="number">${DIAMOND}${say('Trái', 'Against')}</th>
          <th scope="col" class="number">${HATCHED}${say('Chưa rõ', 'Unknown')}</th>
          <th scope="col" class="number">${TICK}${say('Đúng', 'Followed')}</th>
        </tr>
      </thead>
      ${groupsOf(data.rules).map((group) => html`<tbody${group.id !== undefined && html` id="${group.id}" class="never"`}><tr class="group"><th colspan="9" scope="rowgroup">${group.name} <span class="note">${group.rules.length}</span></th></tr>${group.rules.map((index) => ruleRow(data.rules[index], index, scale))}</tbody>`)}
    </table>
    <p class="reading">
      ${say(html`Thanh vẽ từ 0 đến ${percent(scale)} số hồ sơ có phát sinh. Gạch chéo là thiếu dữ liệu, không bao giờ tính vào «đúng». «Không phát sinh» là điều kiện của quy tắc không xảy ra, không phải là đúng.`, html`Bars run from 0 to ${percent(scale)} of the cases in which the rule arose. Hatched is missing data, never counted as following the rule. “Did not arise” means that the rule’s condition did not occur, not that it was followed.`)}
    </p>`
  return section('rules', say('Quy tắc', 'Rules'), ruleNote(data), scroller('rules-heading', table))
}

interface RuleGroup {
  id?: string
  name: Html
  rules: number[]
}

/** The rules by what they found, each group in the order of the rulebook; empty groups are left out. */
function groupsOf(rules: readonly RuleRow[]): RuleGroup[] {
  const pick = (test: (rule: RuleRow) => boolean): number[] => [...rules.keys()].filter((index) => test(rules[index]))
  const groups: RuleGroup[] = [
    { name: say('Có hồ sơ trái quy tắc', 'With cases against the rule'), rules: pick(({ cases }) => cases.violated > 0) },
    {
      name: say('Không thấy hồ sơ trái, có hồ sơ chưa kiểm tra được', 'None against seen, some cannot be checked'),
      rules: pick(({ cases }) => cases.violated === 0 && cases.unknown > 0),
    },
    {
      name: say('Đúng ở mọi hồ sơ có phát sinh', 'Followed wherever it arose'),
      rules: pick(({ cases }) => cases.violated === 0 && cases.unknown === 0 && cases.activated > 0),
    },
    { id: 'rules-never', name: say('Chưa lần nào phát sinh', 'Never arose'), rules: pick(({ cases }) => cases.activated === 0) },
  ]
  return groups.filter((group) => group.rules.length > 0)
}

function ruleNote(data: ReportData): Html {
  const unconfirmed = data.limits.unconfirmed.length
  return unconfirmed === 0
    ? html`${count(data.rules.length)}`
    : html`${count(data.rules.length)},
        <span class="amber">${unconfirmed} ${say('quy tắc chờ luật gia xác nhận', 'to be confirmed by a lawyer')}</span>`
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.12, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1]

function scaleOf(rules: readonly RuleRow[]): number {
  const largest = Math.max(0, ...rules.map(({ cases }) => (cases.activated === 0 ? 0 : (cases.violated + cases.unknown) / cases.activated)))
  return STEPS.find((step) => largest <= step) ?? 1
}

function ruleRow(rule: RuleRow, index: number, scale: number): Html {
  const { cases } = rule
  return html`<tr id="rule-${index}">
    <th scope="row" class="rule-id">${severityBars(rule.severity, 'spoken')}${rule.id}</th>
    <td class="rule-title">
      <span class="strong">${both(rule.title)}</span
      ><span class="cites">${citations(rule.basis)}</span>${rule.cases.activated === 0 && calledOut(rule)}
    </td>
    <td class="basis">${rule.basis.length > 0 && confirmedSign(rule.basis.every((one) => one.confirmed))}</td>
    <td class="number quiet c-vacuous">${count(cases.vacuous)}</td>
    <td class="number c-activated">${count(cases.activated)}</td>
    <td class="bar-cell">${bar(rule, scale)}</td>
    <td class="number strong c-violated">${count(cases.violated)}</td>
    <td class="number c-unknown${cases.unknown > cases.violated && ' amber strong'}">${count(cases.unknown)}</td>
    <td class="number quiet c-satisfied">${count(cases.satisfied)}</td>
  </tr>`
}

/** Why a rule never arose, as far as the data tell. */
function calledOut(rule: RuleRow): Html {
  const names = rule.absentActivities.slice(0, 4)
  if (names.length === 0)
    return html`<span class="secondary line"
      >${say('Điều kiện của quy tắc không xảy ra trong dữ liệu.', 'The rule’s condition does not occur in the data.')}</span
    >`
  const vi = names.map((name) => `«${name.vi}»`).join(', ')
  const en = names.map((name) => `“${name.en}”`).join(', ')
  return html`<span class="secondary line"
    >${say(`Xem lại tên hoạt động ${vi}: không có trong dữ liệu.`, `Check the activity names ${en}: they are not in the data.`)}</span
  >`
}

function bar({ cases }: RuleRow, scale: number): Html {
  if (cases.activated === 0)
    return html`<svg class="bar" width="100%" height="12" aria-hidden="true">
      <rect class="bar-never" x="0.5" y="1" width="99.5%" height="10" />
    </svg>`
  const width = (value: number): number => Math.min(100, (value / cases.activated / scale) * 100)
  const violated = cases.violated === 0 ? 0 : Math.max(0.6, width(cases.violated))
  const unknown = cases.unknown === 0 ? 0 : Math.max(0.6, Math.min(100 - violated, width(cases.unknown)))
  return html`<svg class="bar" width="100%" height="12" aria-hidden="true">
    <rect class="bar-ground" width="100%" height="12" />
    ${
      violated > 0 && html`<rect class="bar-red" width="${violated.toFixed(2)}%" height="12" />`
    }${unknown > 0 && html`<rect class="bar-hatch" x="${violated.toFixed(2)}%" width="${unknown.toFixed(2)}%" height="12" />`}
  </svg>`
}
