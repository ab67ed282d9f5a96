import type { ReportData } from '../../../src/detect/report/schema.ts'
import { html, type Html } from './html.ts'
import { layoutMap } from './map-layout.ts'
import type { MapLayout, MapLine, MapNode, Point } from './map-shape.ts'
import { mapTables } from './map-tables.ts'
import { px, svgText } from './svg.ts'
import { behind, scroller, section } from './parts.ts'
import { count, say } from './text.ts'

/** The directly-follows graph: width √n, places where cases leave a rule's path dashed red and always shown. */
export function renderMap(data: ReportData): Html {
  const { hidden } = data.map
  const note = say('nét dày theo căn bậc hai số lần chuyển', 'width by the square root of the number of times')
  if (data.map.nodes.length === 0) {
    return section(
      'map',
      say('Bản đồ quy trình', 'Process map'),
      note,
      html`<p class="reading">${say('Dữ liệu không có sự kiện nào.', 'The data have no events.')}</p>`,
    )
  }
  const left = html`${hidden.activities > 0 && html` ${count(hidden.activities)} ${say('hoạt động ít gặp hơn không vẽ.', 'rarer activities are not drawn.')}`}${
    hidden.edges > 0 &&
    html` ${count(hidden.edges)}
    ${say('đường yếu hơn không vẽ, đường lớn nhất trong đó', 'weaker lines are not drawn, the largest of them with')}
    ${count(hidden.largest)} ${say('lần.', 'times.')}`
  }`
  const body = html`<figure>
      ${scroller('map-heading', drawMap(layoutMap(data)))}
      <figcaption class="reading" id="map-caption">
        <span class="legend"
          ><svg width="28" height="8" aria-hidden="true"><line class="map-line" x1="0" x2="28" y1="4" y2="4" stroke-width="6" /></svg
          >${say('đường thường', 'usual way')}</span
        >
        <span class="legend"
          ><svg width="28" height="8" aria-hidden="true"><line class="map-deviation" x1="0" x2="28" y1="4" y2="4" /></svg
          >${say('trái quy tắc, kèm mã và số hồ sơ', 'against a rule, with its id and number of cases')}</span
        >
        <br />${say('Nét đứt đặt ở chỗ các hồ sơ trái quy tắc thường rời khỏi đường của quy tắc; luôn hiện.', 'Dashed lines stand where cases against a rule most often leave its path; they are always shown.')}${left}
      </figcaption>
    </figure>
    ${behind(mapTables(data))}`
  return section('map', say('Bản đồ quy trình', 'Process map'), note, body)
}

function drawMap(map: MapLayout): Html {
  return html`<svg
    class="map"
    role="img"
    aria-labelledby="map-heading map-caption"
    width="${map.width}"
    height="${map.height}"
    viewBox="0 0 ${map.width} ${map.height}"
  >
    ${map.lines.map((line) => drawLine(line))} ${map.nodes.map(drawNode)} ${map.lines.map(drawLabel)}
  </svg>`
}

function drawNode(node: MapNode): Html {
  const left = node.x - node.width / 2
  const top = node.y - node.height / 2
  const rows = Math.max(node.lines.vi.length, node.lines.en.length)
  const line = (language: 'vi' | 'en'): Html => {
    const start = top + 20 + ((rows - node.lines[language].length) * 17) / 2
    return html`${node.lines[language].map((text, index) => html`<text class="node-name ${language}" lang="${language}" x="${px(node.x)}" y="${px(start + index * 17)}" text-anchor="middle">${text}</text>`)}`
  }
  const below = top + 20 + rows * 17
  return html`<g
    ><rect
      class="node${node.marks.length > 0 && ' node-marked'}"
      x="${px(left)}"
      y="${px(top)}"
      width="${px(node.width)}"
      height="${px(node.height)}"
    />${line('vi')}${line('en')}${svgText(node.count, 'node-count', node.x, below, 'middle')}${node.marks.map(({ text }, index) => svgText({ vi: `◆ ${text.vi}`, en: `◆ ${text.en}` }, 'node-mark', node.x, below + 16 * (index + 1), 'middle'))}</g
  >`
}

function drawLine(line: MapLine): Html {
  return html`<path
    class="${line.deviates ? 'map-deviation' : 'map-line'}"
    d="${pathOf(line.points)}"
    stroke-width="${px(line.width)}"
    marker-end="url(#${line.deviates ? 'head-red' : 'head'})"
  />`
}

function drawLabel(line: MapLine): Html {
  const { at, lines } = line.label
  const top = at.y - (lines.length * 16) / 2
  return html`${lines.map((text, index) => svgText(text, line.deviates ? 'label-red' : 'label-line', at.x, top + 12 + index * 16, 'middle'))}`
}

const CORNER = 22

/** A path along the layout's points, its corners rounded, so that it stays where the layout kept room for it. */
export function pathOf(points: readonly Point[]): string {
  const [first] = points
  if (first === undefined) return ''
  let path = `M${px(first.x)} ${px(first.y)}`
  for (let index = 1; index < points.length - 1; index++) {
    const corner = points[index]
    const [before, after] = [toward(corner, points[index - 1]), toward(corner, points[index + 1])]
    path += `L${px(before.x)} ${px(before.y)}Q${px(corner.x)} ${px(corner.y)} ${px(after.x)} ${px(after.y)}`
  }
  const last = points[points.length - 1]
  return `${path}L${px(last.x)} ${px(last.y)}`
}

/** The point that lies the corner's radius, at most half the way, from one point towards another. */
function toward(from: Point, to: Point): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  const share = distance === 0 ? 0 : Math.min(0.5, CORNER / distance)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}
