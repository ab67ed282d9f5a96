import type { Severity } from '../../../src/law/schema.ts'
import { html, type Html } from './html.ts'
import { say } from './text.ts'

type SignName = 'diamond' | 'hatched' | 'tick' | 'dashed' | 'sealed' | 'asked' | 'severity-1' | 'severity-2' | 'severity-3'

const severityDrawing = (rank: number): Html =>
  html`${[0, 1, 2].map((index) => html`<rect class="${index >= rank ? 's-empty' : rank === 3 ? 's-red' : 's-ink'}" x="${1.5 + index * 5}" y="${10 - index * 3.5}" width="3.5" height="${4 + index * 3.5}" />`)}`

const DRAWINGS: Readonly<Record<SignName, Html>> = {
  diamond: html`<path class="s-red" d="M8 1.5 14.5 8 8 14.5 1.5 8z" />`,
  hatched: html`<rect class="s-hatch" x="2" y="2" width="12" height="12" />`,
  tick: html`<path class="s-tick" d="m2.5 8.5 3.5 3.5 7.5-8" />`,
  dashed: html`<circle class="s-dashed" cx="8" cy="8" r="6" />`,
  sealed: html`<circle class="s-line" cx="8" cy="8" r="6" /><path class="s-line" d="m5.2 8.2 2 2 3.6-4" />`,
  asked: html`<circle class="s-amber" cx="8" cy="8" r="6" stroke-dasharray="3 2" /><path
      class="s-amber"
      d="M6.4 6.6a1.7 1.7 0 1 1 2.3 1.6c-.5.2-.7.5-.7 1M8 11v.3"
    />`,
  'severity-1': severityDrawing(1),
  'severity-2': severityDrawing(2),
  'severity-3': severityDrawing(3),
}

/** The drawings that signs refer to: the signs themselves, the hatch, and the heads of arrows. Once per page. */
export const DEFINITIONS = html`<svg class="definitions" aria-hidden="true" focusable="false" width="0" height="0">
  <defs>
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="5" height="5" />
      <rect class="hatch-line" width="2" height="5" />
    </pattern>
    <marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
      <path class="head" d="M0 1 10 5 0 9z" />
    </marker>
    <marker
      id="head-red"
      viewBox="0 0 10 10"
      refX="9"
      refY="5"
      markerWidth="10"
      markerHeight="10"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path class="head-red" d="M0 1 10 5 0 9z" />
    </marker>
    ${Object.entries(DRAWINGS).map(([name, drawing]) => html`<symbol id="sign-${name}" viewBox="0 0 16 16">${drawing}</symbol>`)}
  </defs>
</svg>`

const sign = (name: SignName): Html => html`<svg class="sign" aria-hidden="true"><use href="#sign-${name}" /></svg>`

export const DIAMOND = sign('diamond')
export const HATCHED = sign('hatched')
export const TICK = sign('tick')
export const DASHED_RING = sign('dashed')

const SEVERITY_WORDS: Readonly<Record<Severity, { rank: number; vi: string; en: string }>> = {
  'less-serious': { rank: 1, vi: 'Ít nghiêm trọng', en: 'Less serious' },
  serious: { rank: 2, vi: 'Nghiêm trọng', en: 'Serious' },
  'very-serious': { rank: 3, vi: 'Rất nghiêm trọng', en: 'Very serious' },
}

/** One, two or three bars; three in red. The words are there for who does not see them. */
export function severityBars(severity: Severity, words: 'shown' | 'spoken'): Html {
  const { rank, vi, en } = SEVERITY_WORDS[severity]
  const bars = rank === 1 ? sign('severity-1') : rank === 2 ? sign('severity-2') : sign('severity-3')
  return html`${bars}<span class="${words === 'shown' ? 'severity' : 'spoken'}">${say(vi, en)}</span>`
}

export function confirmedSign(confirmed: boolean): Html {
  return confirmed
    ? html`${sign('sealed')}${say('đã đối chiếu', 'confirmed')}`
    : html`<span class="amber">${sign('asked')}${say('cần xác nhận', 'to be confirmed')}</span>`
}

/** The number of a witness event, as in the picture of the case. */
export function disc(number: number): Html {
  return html`<span class="disc"><span class="spoken">${say('sự kiện làm chứng', 'witness event')} </span>${number}</span>`
}
