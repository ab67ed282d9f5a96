import type { ReportData } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { behind } from './parts.ts'
import { DIAMOND, HATCHED } from './signs.ts'
import { both, count, formatMoment, percent, say } from './text.ts'

/** Title, what was checked, and the three numbers that matter. */
export function renderChecked(data: ReportData): Html {
  const { checked } = data
  const rest = checked.cases - checked.violatingCases - checked.unknownCases
  return html`<header class="title">
      <h1>${say('Đối chiếu quy trình', 'Procedure check')}: ${both(data.title)}</h1>
      <p class="meta">
        <span>${count(checked.cases)} ${say('hồ sơ', 'cases')}, ${count(checked.events)} ${say('sự kiện', 'events')}</span
        ><span>${period(data)}</span><span>${count(data.rules.length)} ${say('quy tắc', 'rules')}</span>
      </p>
    </header>
    <section id="checked" aria-labelledby="checked-heading">
      <h2 id="checked-heading" class="spoken">${say('Đã đối chiếu', 'What was checked')}</h2>
      <div class="columns">
        <div>
          <dl class="numbers">
            <div>
              <dt>${DIAMOND}${say('trái ít nhất một quy tắc', 'against at least one rule')}</dt>
              <dd class="red">
                ${count(checked.violatingCases)}<span class="share">${share(checked.violatingCases, checked.cases)}</span>
              </dd>
            </div>
            <div>
              <dt>${HATCHED}${say('chưa kiểm tra được hết', 'cannot be fully checked')}</dt>
              <dd class="amber">${count(checked.unknownCases)}<span class="share">${share(checked.unknownCases, checked.cases)}</span></dd>
            </div>
            <div>
              <dt>${say('không thấy điều trái quy tắc', 'nothing against a rule seen')}</dt>
              <dd>${count(rest)}<span class="share">${share(rest, checked.cases)}</span></dd>
            </div>
          </dl>
          <p class="lead">
            ${say(
              'Đây là kết quả máy đối chiếu dấu vết với quy tắc, không phải kết luận về người nào. «Trái quy tắc» là điều cần xem xét; có tên trong dấu vết không có nghĩa là có trách nhiệm.',
              'A machine has compared traces with rules; this is no conclusion about anybody. “Against the rule” is something to look into; being named in a trace does not mean being responsible.',
            )}
          </p>
        </div>
        ${facts(data)}
      </div>
      ${
        checked.notes.length > 0 &&
        behind(
          html`<ul role="list" class="notes">
            ${checked.notes.map((note) => html`<li>${note}</li>`)}
          </ul>`,
          say('Tệp đã được đọc thế nào', 'How the files were read'),
        )
      }
    </section>`
}

function share(part: number, whole: number): Html | null {
  return whole === 0 ? null : percent(part / whole)
}

function period({ checked }: ReportData): Html {
  if (checked.from === null || checked.until === null) return say('không có thời điểm nào', 'no event is dated')
  return html`${formatMoment(checked.from)} ${say('đến', 'to')} ${formatMoment(checked.until)}`
}

function facts({ checked }: ReportData): Html {
  return html`<dl class="facts rail">
    ${checked.files.map(
      ({ name, sha256 }) =>
        html`<div>
          <dt>${say('Tệp', 'File')}</dt>
          <dd><span class="file">${name}</span><code class="hash">SHA-256 ${sha256}</code></dd>
        </div>`,
    )}
    <div>
      <dt>${say('Múi giờ', 'Time zone')}</dt>
      <dd>${checked.timezone}</dd>
    </div>
    <div>
      <dt>${say('Hoạt động, biến thể', 'Activities, variants')}</dt>
      <dd>${count(checked.activities)}, ${count(checked.variants)}</dd>
    </div>
    <div>
      <dt>${say('Đơn vị', 'Units')}</dt>
      <dd>${checked.units === 0 ? say('không có trong dữ liệu', 'not in the data') : count(checked.units)}</dd>
    </div>
  </dl>`
}
