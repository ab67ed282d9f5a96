import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { cut, px, textWidth } from '../measure.ts'
import type { TimelineData } from './shape.ts'
import styles from './timeline.module.css'
import { text } from './text.ts'

interface End {
  x: number
  y: number
}

const Y = -14

/** The interval that matters, above the lanes: how long it is and what is not seen in it. */
export function Bracket({ from, to, data, width }: { from: End; to: End; data: TimelineData; width: number }) {
  const words = useWords(data)
  const wide = textWidth(words, 13) + 16
  const middle = Math.min(width - wide / 2, Math.max(wide / 2, (from.x + to.x) / 2))
  const inside = to.x - from.x > wide + 24
  const path = inside
    ? `M${px(from.x)} ${Y + 8}V${Y}H${px(middle - wide / 2)}M${px(middle + wide / 2)} ${Y}H${px(to.x)}V${Y + 8}`
    : `M${px(from.x)} ${Y + 14}V${Y + 8}H${px(to.x)}V${Y + 14}`
  return (
    <>
      {[from, to].map(({ x, y }) => (
        <line key={x} className={styles.drop} x1={px(x)} x2={px(x)} y1={Y + 8} y2={y - 13} />
      ))}
      <path className={styles.bracket} d={path} />
      <text className={styles.bracketText} x={px(middle)} y={inside ? Y + 4 : Y + 2} textAnchor="middle">
        {words}
      </text>
    </>
  )
}

function useWords({ events, missing, span }: TimelineData): string {
  const say = useText(text)
  const format = useFormat()
  const language = useLanguage()
  const [start, end] = [events[span?.[0] ?? -1]?.at, events[span?.[1] ?? -1]?.at]
  if (typeof start !== 'string' || typeof end !== 'string') return ''
  const passed = format.span((Date.parse(end) - Date.parse(start)) / 60_000)
  const what = missing?.[0]?.activity[language]
  return what === undefined ? say('bracket', { span: passed }) : say('bracketMissing', { span: passed, what: lower(cut(what, 40)) })
}

/** A name inside a sentence begins small, but for abbreviations. */
function lower(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
