import type { Treated } from '../../../src/cases/treatment/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import plain from '../units/plain-table.module.css'
import type { Treatments } from './state.ts'
import { text } from './text.ts'
import styles from './treatment.module.css'
import { mildHead } from './words.ts'

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [560, 190, 92, 12, 12, 34]
/** What is further off is drawn at the edge. */
const MOST = 4

/** Observed against expected of whoever is on the page; nobody is named in it. */
export function Picture({ page, of }: { page: Treatments; of: Treated }) {
  const say = useText(text)
  const format = useFormat()
  const dots = page.rows.flatMap(({ compared, mild: { says, ratio } }) =>
    compared === null || ratio === null ? [] : [{ says, ratio, n: compared }],
  )
  if (dots.length === 0)
    return (
      <Section title={say('picture')} note={say(mildHead(of))}>
        <p className="reading">{say('pictureNone')}</p>
      </Section>
    )
  const top = Math.min(MOST, Math.max(2, ...dots.map(({ ratio }) => ratio)))
  const most = Math.max(...dots.map(({ n }) => n))
  const x = (n: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * n) / most
  const y = (ratio: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * Math.min(ratio, top)) / top
  return (
    <Section title={say('picture')} note={say(mildHead(of))}>
      <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('pictureName')}>
        <line className={styles.axis} x1={LEFT} x2={WIDTH - RIGHT} y1={y(0)} y2={y(0)} />
        <line className={styles.one} x1={LEFT} x2={WIDTH - RIGHT} y1={y(1)} y2={y(1)} />
        {[0, 1, Math.floor(top)].map((ratio) => (
          <text key={ratio} x={LEFT - 8} y={y(ratio) + 4} textAnchor="end">
            {ratio === 1 ? say('asExpected') : say('times', { ratio: format.number(ratio) })}
          </text>
        ))}
        <text x={LEFT} y={HEIGHT - 8}>
          0
        </text>
        <text x={WIDTH - RIGHT} y={HEIGHT - 8} textAnchor="end">
          {format.number(most)} {say('axisMatters')}
        </text>
        {dots.map(({ says, ratio, n }, at) =>
          says === 'less' || says === 'more' ? (
            <path key={at} className={styles.look} d={`M${x(n)} ${y(ratio) - 6}l6 6-6 6-6-6z`} />
          ) : (
            <circle key={at} className={styles.dot} cx={x(n)} cy={y(ratio)} r={4} />
          ),
        )}
      </svg>
      <p className={plain.remark}>{say('pictureRead', { people: page.people })}</p>
    </Section>
  )
}
