import type { Answer } from '../../../../src/law/allowed/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { useWidth } from '../../organisation/use-width.ts'
import { cut, px } from '../../parts/measure.ts'
import { text } from '../text.ts'
import styles from './allowed.module.css'
import type { ActDraft } from './draft.ts'
import { ribbonOf } from './ribbon-layout.ts'
import { instrumentsOf } from './used.tsx'

const HEAD = 44
const BAR = 26
const FOOT = 26
/** Narrower than this the picture says nothing; the list of instruments does. */
const LEAST = 520
const SIGN = 7.2

/** Instruments as bars over time, the acts as diamonds, the days of decision as A and B. */
export function Ribbon({ acts, answers }: { acts: readonly ActDraft[]; answers: readonly Answer[] }) {
  const say = useText(text)
  const format = useFormat()
  const [place, width] = useWidth(0)
  const days = answers.map(({ day }) => day)
  const { bars, ticks, xOf, lanes } = ribbonOf(instrumentsOf(answers), [...acts.map(({ from }) => from), ...days], width)
  const height = HEAD + lanes * (BAR + 4) + FOOT
  return (
    <div ref={place} className={styles.ribbon}>
      {width >= LEAST && answers.length > 0 && (
        <svg role="img" aria-label={`${say('ribbon')}. ${say('ribbonTable')}`} width={width} height={px(height)}>
          {bars.map(({ instrument, x, wide, lane }) => (
            <g key={instrument}>
              <rect className={styles.bar} x={px(x)} y={HEAD + lane * (BAR + 4)} width={px(wide)} height={BAR} />
              <text className={styles.barName} x={px(x) + 8} y={HEAD + lane * (BAR + 4) + 17}>
                {cut(instrument, Math.floor((wide - 12) / SIGN))}
              </text>
            </g>
          ))}
          {ticks.map(({ x, label }) => (
            <g key={x}>
              <line className={styles.tick} x1={px(x)} x2={px(x)} y1={height - FOOT} y2={height - FOOT + 5} />
              <text className={styles.tickName} x={px(x) + 3} y={height - 6}>
                {label}
              </text>
            </g>
          ))}
          <line className={styles.axis} x1="0" x2={width} y1={height - FOOT} y2={height - FOOT} />
          {acts
            .filter(({ from }) => from !== '')
            .map(({ id, from }) => (
              <g key={id}>
                <line className={styles.actLine} x1={px(xOf(from))} x2={px(xOf(from))} y1="24" y2={height - FOOT} />
                <path className={styles.diamond} d={`M${xOf(from)} 18l6 6-6 6-6-6z`} />
                <text className={styles.mark} x={px(xOf(from))} y="12" textAnchor="middle">
                  {`${id} ${format.day(from).slice(0, 5)}`}
                </text>
              </g>
            ))}
          {days.map((day, at) => (
            <g key={day}>
              <line className={styles.dayLine} x1={px(xOf(day))} x2={px(xOf(day))} y1="30" y2={height - FOOT} />
              <circle className={styles.dayDisc} cx={px(xOf(day))} cy="24" r="9" />
              <text className={styles.dayLetter} x={px(xOf(day))} y="28" textAnchor="middle">
                {'AB'[at]}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
