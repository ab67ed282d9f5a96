import type { ReportData } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { ruleLink, section } from './parts.ts'
import { HATCHED } from './signs.ts'
import { count, formatDay, percent, say } from './text.ts'

interface Limit {
  number: Html
  what: Html
  effect: Html
}

/** What could not be checked, each with its number and what follows from it. */
export function renderLimits(data: ReportData): Html {
  const found = collect(data)
  const body =
    found.length === 0
      ? html`<p class="reading">
          ${say('Mọi dòng đều đọc được, mọi sự kiện đều có thời điểm, mọi hồ sơ đều đã kết thúc.', 'Every row could be read, every event is dated, every case is finished.')}
        </p>`
      : html`<ul class="attention" role="list">
          ${found.map(
            ({ number, what, effect }) =>
              html`<li>
                <span class="key">${number}</span>
                <div>
                  <p class="strong">${HATCHED}${what}</p>
                  <p class="secondary">${effect}</p>
                </div>
              </li>`,
          )}
        </ul>`
  return section(
    'limits',
    say('Chưa kiểm tra được', 'What could not be checked'),
    say('không bao giờ tính là đúng quy tắc', 'never counted as following a rule'),
    html`${body}${rejected(data)}`,
  )
}

function collect({ limits, rules, checked }: ReportData): Limit[] {
  const links = (list: readonly number[]): Html =>
    html`${list.slice(0, 12).map((rule) => html`${ruleLink(rules, rule)} `)}${list.length > 12 && html`… +${list.length - 12}`}`
  const found: (Limit | false)[] = [
    limits.rejectedRows > 0 && {
      number: count(limits.rejectedRows),
      what: say('dòng không dùng được', 'rows that cannot be used'),
      effect: say(
        'Hồ sơ có dòng như vậy mang kết quả «chưa kiểm tra được» khi dòng ấy có thể làm đổi kết quả.',
        'A case with such a row cannot be checked wherever the row could change the verdict.',
      ),
    },
    limits.unfinishedCases > 0 && {
      number: count(limits.unfinishedCases),
      what: say('hồ sơ chưa kết thúc', 'unfinished cases'),
      effect: say(
        'Điều mà sự kiện sau này còn có thể khắc phục thì chưa tính là trái quy tắc.',
        'What a later event could still cure is not held against a rule.',
      ),
    },
    limits.undatedEvents > 0 && {
      number: count(limits.undatedEvents),
      what: say('sự kiện không ghi thời điểm', 'events without a time'),
      effect: say(
        'Quy tắc cần thứ tự hoặc thời hạn của các sự kiện này thì chưa kiểm tra được.',
        'Rules that need their order or time cannot be checked.',
      ),
    },
    limits.eventsWithoutAccount > 0 && {
      number: count(limits.eventsWithoutAccount),
      what: say('sự kiện không ghi tài khoản của người nào', 'events without an account of a person'),
      effect: html`${percent(limits.eventsWithoutAccount / Math.max(1, checked.events))}
      ${say('số sự kiện; quy tắc về người thực hiện bỏ qua hoặc chưa kiểm tra được ở đó.', 'of all events; rules about who acted cannot be checked there.')}
      ${limits.notAPerson.length > 0 && html`${say('Gồm cả tài khoản không phải của người:', 'Among them accounts that are no person:')} ${limits.notAPerson.join(', ')}.`}`,
    },
    limits.absentAttributes.length > 0 && {
      number: html`${limits.absentAttributes.length}`,
      what: say('thuộc tính mà quy tắc cần, dữ liệu không có', 'attributes that rules need and the data do not have'),
      effect: html`${limits.absentAttributes.map((attribute) => html`<span class="line"><code>${attribute.name}</code> ${links(attribute.rules)}</span>`)}`,
    },
    limits.calendarKnown !== null && {
      number: html`<span class="date">${formatDay(limits.calendarKnown.until)}</span>`,
      what: say('là ngày cuối mà lịch nghỉ đã biết', 'is the last day for which holidays are known'),
      effect: html`${say('Lịch có từ', 'The calendar covers')} ${formatDay(limits.calendarKnown.from)} ${say('đến', 'to')}
      ${formatDay(limits.calendarKnown.until)};
      ${say('thời hạn làm việc ngoài khoảng này thì chưa kiểm tra được.', 'working time outside it cannot be checked.')}`,
    },
    limits.neverArose.length > 0 && {
      number: html`${limits.neverArose.length}`,
      what: say('quy tắc chưa lần nào phát sinh', 'rules that never arose'),
      effect: html`<a href="#rules-never">${say('Xem cuối bảng quy tắc', 'See the end of the table of rules')}</a>`,
    },
    limits.unconfirmed.length > 0 && {
      number: html`${limits.unconfirmed.length}`,
      what: say('quy tắc chờ luật gia xác nhận với văn bản', 'rules that a lawyer has still to confirm against the text'),
      effect: say('Đến khi được xác nhận, các quy tắc này chỉ nhắc, không chặn.', 'Until then these rules remind; they do not block.'),
    },
  ]
  return found.filter((one) => one !== false)
}

function rejected({ limits }: ReportData): Html | false {
  return (
    limits.rejected.length > 0 &&
    html`<table class="plain">
      <caption class="spoken">
        ${say('Dòng không dùng được, theo lý do', 'Rows that cannot be used, by reason')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say('Lý do', 'Reason')}</th>
          <th scope="col">${say('Cột', 'Field')}</th>
          <th scope="col">${say('Tệp, dòng đầu tiên', 'File, first row')}</th>
          <th scope="col" class="number">${say('Dòng', 'Rows')}</th>
        </tr>
      </thead>
      <tbody>
        ${limits.rejected.map(
          (one) =>
            html`<tr>
              <td>${one.reason}</td>
              <td><code>${one.field}</code></td>
              <td>${one.file}, ${count(one.firstRow)}</td>
              <td class="number">${count(one.rows)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
  )
}
