import type { Finding, ReportData, Sentence, TimelineEvent, WorstCase } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { citations, ruleLink, ruleTitle, scroller, section, toBeConfirmed } from './parts.ts'
import { DASHED_RING, disc, HATCHED, severityBars } from './signs.ts'
import { both, caseId, count, formatDay, formatMinute, formatMoment, say, weekday } from './text.ts'
import { drawTimeline, notSeen } from './timeline.ts'

const SHOWN_OPEN = 5

/** The cases to look at first, each with why, what could overturn it, the rule, and its life as a picture and as a table. */
export function renderCases(data: ReportData): Html {
  const heading = say('Hồ sơ cần xem trước', 'Cases to look at first')
  if (data.worst.length === 0) {
    return section(
      'cases',
      heading,
      say('', ''),
      html`<p class="reading">
        ${say('Không thấy hồ sơ nào trái quy tắc trong dữ liệu. Hồ sơ chưa kiểm tra được không tính là đúng.', 'No case against a rule is seen in the data. Cases that cannot be checked do not count as following the rules.')}
      </p>`,
    )
  }
  const note = html`${data.worst.length} ${say('trong', 'of')} ${count(data.checked.violatingCases)};
  ${say('xếp theo mức nghiêm trọng, rồi theo số quy tắc', 'by severity, then by the number of rules')}`
  const shown = data.worst.map((one, index) => renderCase(data, one, index))
  return section(
    'cases',
    heading,
    note,
    html`<p class="legend-row">
        <span class="legend">${disc(1)}${say('sự kiện làm chứng', 'witness event')}</span
        ><span class="legend">${DASHED_RING}${say('chờ đợi mà không thấy', 'expected, not seen')}</span>
      </p>
      ${shown}`,
  )
}

function renderCase(data: ReportData, one: WorstCase, index: number): Html {
  const gravest = one.findings.map((finding) => data.rules[finding.rule]).toSorted((a, b) => rank(b.severity) - rank(a.severity))[0]
  const id = `case-${index}`
  const head = html`<h3 id="${id}">${caseId(one.id)}</h3>
    <span class="meta"
      ><span>${gravest !== undefined && severityBars(gravest.severity, 'shown')}</span
      ><span>${one.findings.length} ${say('quy tắc', one.findings.length === 1 ? 'rule' : 'rules')}</span
      >${one.unit !== null && html`<span>${one.unit}</span>`}</span
    >`
  const body = html`${facts(data, one)} ${one.findings.map((finding) => renderFinding(data, finding))} ${life(data, one, id)}`
  return html`<details class="case" ${index < SHOWN_OPEN && html` open`}>
    <summary>${head}</summary>
    <article aria-labelledby="${id}">${body}</article>
  </details>`
}

function rank(severity: ReportData['rules'][number]['severity']): number {
  return severity === 'very-serious' ? 3 : severity === 'serious' ? 2 : 1
}

function sentence(parts: Sentence): Html {
  return html`${parts.map((part) => (typeof part === 'string' ? part : html` ${disc(part.witness)}`))}`
}

function renderFinding(data: ReportData, finding: Finding): Html {
  const rule = data.rules[finding.rule]
  return html`<div class="finding">
    <div>
      <h4>${severityBars(rule.severity, 'spoken')}${ruleTitle(data.rules, finding.rule)}</h4>
      <p class="why">${say(sentence(finding.why.vi), sentence(finding.why.en))}</p>
      <p class="basis-line">
        ${ruleLink(data.rules, finding.rule)} ·
        ${citations(rule.basis)}${toBeConfirmed(rule.basis)}${rule.condition !== null && html`<span class="line">${say('khi', 'when')} <code>${rule.condition}</code></span>`}
      </p>
    </div>
    <div class="overturn">
      <h5>${say('Điều có thể làm phát hiện này không đứng vững', 'What could overturn this finding')}</h5>
      <ul role="list">
        ${rule.exceptions !== null && html`<li>${say('Ngoại lệ hợp pháp:', 'Lawful exceptions:')} ${both(rule.exceptions)}</li>`}${finding.doubts.map((doubt) => html`<li>${both(doubt)}</li>`)}${
          rule.exceptions === null &&
          finding.doubts.length === 0 &&
          html`<li>
            ${say('Quy tắc không nêu ngoại lệ nào; cần nghe người liên quan.', 'The rule names no exception; hear the people concerned.')}
          </li>`
        }
      </ul>
    </div>
  </div>`
}

function facts(data: ReportData, one: WorstCase): Html {
  const dated = one.events.filter((event) => event.moment !== null)
  const [first, last] = [dated[0]?.moment, dated.at(-1)?.moment]
  const unknown = one.unknownRules
  return html`<p class="meta">
    ${first !== null && first !== undefined && last !== null && last !== undefined && html`<span>${formatMoment(first)} ${say('đến', 'to')} ${formatMoment(last)}</span>`}
    <span>${count(one.eventCount)} ${say('sự kiện', 'events')}${!one.finished && html`, ${say('chưa kết thúc', 'not finished')}`}</span>
    ${unknown.length > 0 && html`<span>${HATCHED}${say('chưa kiểm tra được', 'cannot be checked')}: ${unknown.slice(0, 8).map((rule) => html`${ruleLink(data.rules, rule)} `)}${unknown.length > 8 && html`… +${unknown.length - 8}`}</span>`}
  </p>`
}

function life(data: ReportData, one: WorstCase, id: string): Html {
  const picture = drawTimeline(data, one, `${id} ${id}-life`)
  const hidden =
    one.hiddenEvents > 0 &&
    html`<p class="reading">
      ${count(one.hiddenEvents)}
      ${say('sự kiện xa các sự kiện làm chứng không hiện ở đây.', 'events far from the witness events are not shown here.')}
    </p>`
  return html`<h4 id="${id}-life" class="life">${say('Diễn biến hồ sơ', 'Life of the case')}</h4>
    ${picture !== null && html`<div class="picture">${scroller(`${id}-life`, picture)}</div>`}
    <details class="toggle" ${picture === null && html` open`}><summary>${say('Xem dạng bảng', 'Show as table')}</summary></details>
    ${table(data, one)}${hidden}`
}

function table(data: ReportData, one: WorstCase): Html {
  const missing = one.findings.flatMap((finding) => (finding.missing === null ? [] : [finding.missing]))
  const named = new Set<string>()
  const rows: Html[] = []
  let day: number | null = null
  const addMissing = (until: number): void => {
    for (const gap of missing) {
      const key = `${gap.before} ${gap.activity.en}`
      if (gap.before > until || named.has(key)) continue
      named.add(key)
      rows.push(
        html`<tr class="not-seen">
          <td></td>
          <td class="mark">${DASHED_RING}</td>
          <td>
            <span class="strong">${both(gap.activity)}</span>
            <span class="sub">${both(one.lanes[gap.lane] ?? { vi: '', en: '' })} · ${both(notSeen(gap.elsewhere))}</span>
          </td>
        </tr>`,
      )
    }
  }
  for (const event of one.events) {
    addMissing(event.position)
    if (event.moment !== null && event.moment.day !== day) {
      day = event.moment.day
      rows.push(
        html`<tr class="day">
          <th colspan="3" scope="rowgroup">${both(weekday(day))} ${formatDay(day)}</th>
        </tr>`,
      )
    }
    rows.push(eventRow(data, one, event))
  }
  addMissing(Number.POSITIVE_INFINITY)
  return html`<table class="life-table">
    <caption class="spoken">
      ${say('Các sự kiện của hồ sơ', 'Events of the case')} ${one.id}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say('Giờ', 'Time')}</th>
        <th scope="col"><span class="spoken">${say('Dấu', 'Sign')}</span></th>
        <th scope="col">${say('Sự kiện', 'Event')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

function eventRow(data: ReportData, one: WorstCase, event: TimelineEvent): Html {
  const name = data.activities[event.activity] ?? { vi: '?', en: '?' }
  const lane = one.lanes[event.lane] ?? { vi: '', en: '' }
  const sign = event.witness === null ? html`<span class="dot-sign"></span>` : disc(event.witness)
  return html`<tr${event.witness !== null && html` class="is-witness"`}><td class="time">${event.moment === null ? say('chưa rõ', 'unknown') : formatMinute(event.moment.minute)}</td><td class="mark">${sign}</td><td><span class="name">${both(name)}</span> <span class="sub">${both(lane)}${event.account !== null && html` · ${event.account}`}</span></td></tr>`
}
