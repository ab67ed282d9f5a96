import type { Bilingual } from '../../../src/base/schema.ts'
import type { Finding, ReportData, WorstCase } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { cutBoth, widest } from './measure.ts'
import { px, svgText } from './svg.ts'
import { formatDay, pair, weekday } from './text.ts'
import { radius } from './timeline-labels.ts'
import { HEAD, LANE_NAMES, layoutTimeline, WIDTH, xOf } from './timeline-layout.ts'
import type { Band, Placed, Segment } from './timeline-shape.ts'

const BRACKET = 26

/** The life of a case as a picture: lanes, days, witness discs, steps not seen, the interval that matters. Null where nothing is dated. */
export function drawTimeline(data: ReportData, one: WorstCase, labelledBy: string): Html | null {
  const bands = layoutTimeline(one, data.activities)
  if (bands === null) return null
  const spans = one.findings.map((finding) => bands.map((band) => bracketOf(band, finding)))
  const bracket = spans.find((list) => list.some((found) => found !== null)) ?? []
  let top = 0
  const drawn = bands.map((band, index) => {
    const found = bracket[index] ?? null
    const room = found === null ? 0 : BRACKET
    const markup = html`<g transform="translate(0 ${px(top + room)})"
      >${drawBand(band, one.lanes)}${found !== null && drawBracket(found)}</g
    >`
    top += room + band.height + 10
    return markup
  })
  return html`<svg
    class="timeline"
    role="img"
    aria-labelledby="${labelledBy}"
    viewBox="0 0 ${WIDTH} ${px(top)}"
    width="${WIDTH}"
    height="${px(top)}"
  >
    ${drawn}
  </svg>`
}

function drawBand(band: Band, lanes: readonly Bilingual[]): Html {
  const bottom = band.height - 6
  const last = band.segments.at(-1)
  const end = last === undefined ? WIDTH : last.x + last.width
  return html`${band.lanes.map((lane, index) => html`<rect class="lane-${index % 2}" x="0" y="${lane.top}" width="${px(end)}" height="${lane.height}" />${svgText(cutBoth(lanes[lane.lane] ?? pair('', ''), 16), 'lane-name', 10, lane.top + 30)}<line class="lane-line" x1="${LANE_NAMES}" x2="${px(end)}" y1="${lane.top + 25}" y2="${lane.top + 25}" />`)}
  ${band.segments.map((segment, index) => html`${index > 0 && drawCut(segment.x, bottom)}${drawAxis(segment, bottom)}`)}
  ${band.lanes.map((lane) => html`${lane.placed.map((placed) => drawLeader(placed, lane.top))}`)}
  ${band.lanes.map((lane) => html`${lane.placed.map((placed) => drawItem(placed, lane.top))}${hiddenLabels(lane.placed, lane.top)}`)}`
}

/** The doubled dotted cut between two days. */
function drawCut(x: number, bottom: number): Html {
  return html`<rect class="cut-ground" x="${px(x - 20)}" y="${HEAD}" width="20" height="${bottom - HEAD}" /><line
      class="cut"
      x1="${px(x - 13)}"
      x2="${px(x - 13)}"
      y1="${HEAD - 8}"
      y2="${bottom}"
    /><line class="cut" x1="${px(x - 7)}" x2="${px(x - 7)}" y1="${HEAD - 8}" y2="${bottom}" />`
}

function drawAxis(segment: Segment, bottom: number): Html {
  const date = (day: number): Bilingual => ({ vi: `${weekday(day).vi} ${formatDay(day)}`, en: `${weekday(day).en} ${formatDay(day)}` })
  if (segment.skipped > 0) {
    const events = pair(`+${segment.skipped} sự kiện`, `+${segment.skipped} events`)
    const days =
      segment.day === segment.lastDay
        ? formatDay(segment.day).slice(0, 5)
        : `${formatDay(segment.day).slice(0, 5)}–${formatDay(segment.lastDay).slice(0, 5)}`
    return html`${svgText(pair(days, days), 'axis-text', segment.x + 4, 14)}${svgText(events, 'axis-text', segment.x + 4, 32)}<rect
        class="skipped"
        x="${px(segment.x)}"
        y="${HEAD}"
        width="${px(segment.width)}"
        height="${bottom - HEAD}"
      />`
  }
  const perHour = (segment.width - 32) / (segment.toHour - segment.fromHour)
  const step = [1, 2, 3, 4, 6, 12].find((hours) => hours * perHour >= 46) ?? 24
  const hours = Array.from({ length: segment.toHour - segment.fromHour + 1 }, (_, index) => segment.fromHour + index).filter(
    (hour) => hour % step === 0,
  )
  return html`${svgText(date(segment.day), 'axis-date', segment.x + 4, 14)}${hours.map((hour) => {
    const x = xOf(segment, hour * 60)
    return html`<line
        class="hour"
        x1="${px(x)}"
        x2="${px(x)}"
        y1="${HEAD}"
        y2="${bottom}"
      />${svgText(pair(`${hour}:00`, `${hour}:00`), 'axis-text', x, 34, 'middle')}`
  })}`
}

function drawLeader({ x, row }: Placed, top: number): Html | null {
  return row > 0 ? html`<line class="leader" x1="${px(x)}" x2="${px(x)}" y1="${top + 25}" y2="${top + 32 + row * 30 - 12}" />` : null
}

function drawItem({ item, x, row, anchor }: Placed, top: number): Html {
  const y = top + 25
  return html`${drawDot(item.kind, item.witness, x, y)}${row >= 0 && drawLabel({ item, x, row, anchor }, top)}`
}

function drawDot(kind: 'event' | 'witness' | 'missing', witness: number | null, x: number, y: number): Html {
  const at = html`cx="${px(x)}" cy="${y}"`
  if (kind === 'event') return html`<circle class="event-dot" ${at} r="4.5" />`
  if (kind === 'missing') return html`<circle class="missing-ring" ${at} r="8" />`
  return html`<circle class="witness-ring" ${at} r="12" /><circle class="witness-disc" ${at} r="9.5" /><text
      class="witness-number"
      x="${px(x)}"
      y="${y + 4.5}"
      text-anchor="middle"
      >${witness}</text
    >`
}

function drawLabel({ item, x, row, anchor }: Placed, top: number): Html {
  const gap = row === 0 ? radius(item) + 6 : -4
  const left = px(anchor === 'start' ? x + gap : x - gap)
  const y = top + (row === 0 ? 21 : 32 + row * 30 - 1)
  const line = (language: 'vi' | 'en'): Html => {
    const second = item.kind === 'missing' ? notSeen(item.elsewhere)[language] : item.detail
    return html`<text class="${language} item ${item.kind}" lang="${language}" text-anchor="${anchor}" x="${left}" y="${y}"
        >${item.time !== '' && html`<tspan class="item-time">${item.time}</tspan> `}${item.name[language]}</text
      >${second !== '' && html`<text class="${language} item-detail" lang="${language}" text-anchor="${anchor}" x="${left}" y="${y + 14}">${second}</text>`}`
  }
  return html`${line('vi')}${line('en')}`
}

export function notSeen(elsewhere: boolean): Bilingual {
  return elsewhere ? pair('không thấy ở chỗ này', 'not seen at this point') : pair('không thấy trong dữ liệu', 'not seen in the data')
}

/** How many events of a lane have a dot but found no room for their label; they are in the table. */
function hiddenLabels(placed: readonly Placed[], top: number): Html | null {
  const hidden = placed.filter((one) => one.row < 0).length
  return hidden === 0 ? null : svgText(pair(`+${hidden} xem bảng`, `+${hidden} see table`), 'axis-text', 10, top + 45)
}

interface Bracket {
  from: { x: number; y: number }
  to: { x: number; y: number }
  text: Bilingual
}

/** The interval a finding speaks of, where both its ends stand in this band. */
function bracketOf(band: Band, finding: Finding): Bracket | null {
  const { span, missing } = finding
  if (span === null) return null
  const dots = band.lanes.flatMap((lane) => lane.placed.map((placed) => ({ ...placed, y: lane.top + 25 })))
  const from = dots.find(({ item }) => item.position === span.from)
  const to = dots.find(({ item }) => item.position === span.to)
  if (from === undefined || to === undefined || to.x - from.x < 24) return null
  const what = missing === null ? null : cutBoth(missing.activity, 40)
  const parts = (language: 'vi' | 'en'): string =>
    [span.elapsed?.[language], what === null ? undefined : language === 'vi' ? `không thấy ${what.vi}` : `no ${what.en} seen`]
      .filter((part) => part !== undefined)
      .join(', ')
  return { from, to, text: { vi: parts('vi'), en: parts('en') } }
}

function drawBracket({ from, to, text }: Bracket): Html {
  const y = -14
  const width = widest(text, 13) + 16
  const middle = Math.min(WIDTH - width / 2, Math.max(width / 2, (from.x + to.x) / 2))
  const inside = to.x - from.x > width + 24
  const line = inside
    ? html`<path
        class="bracket"
        d="M${px(from.x)} ${y + 8}V${y}H${px(middle - width / 2)}M${px(middle + width / 2)} ${y}H${px(to.x)}V${y + 8}"
      />`
    : html`<path class="bracket" d="M${px(from.x)} ${y + 14}V${y + 8}H${px(to.x)}V${y + 14}" />`
  return html`<line class="bracket-drop" x1="${px(from.x)}" x2="${px(from.x)}" y1="${y + 8}" y2="${from.y - 13}" /><line
      class="bracket-drop"
      x1="${px(to.x)}"
      x2="${px(to.x)}"
      y1="${y + 8}"
      y2="${to.y - 13}"
    />${line}${svgText(text, 'bracket-text', middle, inside ? y + 4 : y + 2, 'middle')}`
}
