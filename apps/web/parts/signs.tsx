import { IconArrowBackUp, IconCircleCheckFilled, IconCircleMinus, IconCopy, IconEye } from '@tabler/icons-react'
import { useId } from 'react'
import { useText } from '../i18n/use.ts'
import type { State } from '../../../src/findings/schema.ts'
import type { Severity as Grade } from '../../../src/law/schema.ts'
import styles from './signs.module.css'
import { text } from './text.ts'

export type VerdictName = 'violated' | 'unknown' | 'satisfied' | 'vacuous'
type Words = 'shown' | 'spoken'

const svg = { width: 16, height: 16, viewBox: '0 0 16 16', className: styles.sign, 'aria-hidden': true, focusable: false } as const

/** Filled: known, and against the rule. */
export function Diamond() {
  return (
    <svg {...svg}>
      <path className={styles.red} d="M8 1.8 14.2 8 8 14.2 1.8 8z" />
    </svg>
  )
}

/** Hatched: not known. */
export function Hatched() {
  const id = useId()
  return (
    <svg {...svg}>
      <clipPath id={id}>
        <rect x="2" y="2" width="12" height="12" rx="1" />
      </clipPath>
      <rect className={styles.hatchGround} x="2" y="2" width="12" height="12" rx="1" />
      <path className={styles.hatch} clipPath={`url(#${id})`} d="M-1 9 9-1M-1 14 14-1M1 17 17 1M6 17 17 6" />
      <rect className={styles.hatchEdge} x="2" y="2" width="12" height="12" rx="1" />
    </svg>
  )
}

export function Tick() {
  return (
    <svg {...svg}>
      <path className={styles.tick} d="m2.8 8.6 3.4 3.4 7-7.8" />
    </svg>
  )
}

/** Hollow: did not arise. */
export function Ring() {
  return (
    <svg {...svg}>
      <circle className={styles.ring} cx="8" cy="8" r="5" />
    </svg>
  )
}

const VERDICTS = { violated: Diamond, unknown: Hatched, satisfied: Tick, vacuous: Ring } as const

/** The verdict of a rule on a case: sign and word. */
export function Verdict({ of, words = 'shown' }: { of: VerdictName; words?: Words }) {
  const say = useText(text)
  const Sign = VERDICTS[of]
  return (
    <span className={`${styles.pair} ${styles[of]}`}>
      <Sign />
      <span className={words === 'spoken' ? 'spoken' : ''}>{say(of)}</span>
    </span>
  )
}

const GRADES = {
  'less-serious': { rank: 1, words: 'lessSerious' },
  serious: { rank: 2, words: 'serious' },
  'very-serious': { rank: 3, words: 'verySerious' },
} as const satisfies Record<Grade, unknown>

/** One, two or three bars; three in red. */
export function Severity({ of, words = 'shown' }: { of: Grade; words?: Words }) {
  const say = useText(text)
  const grade = GRADES[of]
  const filled = grade.rank === 3 ? styles.red : styles.ink
  return (
    <span className={`${styles.pair} ${styles.severity}`}>
      <svg {...svg}>
        {[0, 1, 2].map((index) => (
          <rect
            key={index}
            className={index < grade.rank ? filled : styles.empty}
            x={1.5 + index * 5}
            y={10 - index * 3.5}
            width="3.2"
            height={4 + index * 3.5}
          />
        ))}
      </svg>
      <span className={words === 'spoken' ? 'spoken' : ''}>{say(grade.words)}</span>
    </span>
  )
}

function Point() {
  return (
    <svg {...svg}>
      <circle className={styles.brand} cx="8" cy="8" r="2.6" />
    </svg>
  )
}

const tabler = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

/** Where a finding stands. *Confirmed* is ink, neither green nor red. */
export function FindingState({ of }: { of: State }) {
  const say = useText(text)
  const sign = {
    new: <Point />,
    review: <IconEye {...tabler} />,
    confirmed: <IconCircleCheckFilled size={16} aria-hidden />,
    dismissed: <IconCircleMinus {...tabler} />,
    duplicate: <IconCopy {...tabler} />,
    withdrawn: <IconArrowBackUp {...tabler} />,
  }[of]
  return (
    <span className={`${styles.pair} ${styles[`state-${of}`]}`}>
      {sign}
      <span>{say(of)}</span>
    </span>
  )
}

export function NotAttributable({ short = false, sign = true }: { short?: boolean; sign?: boolean }) {
  const say = useText(text)
  return (
    <span className={`${styles.pair} ${styles.unknown}`}>
      {sign && <Hatched />}
      <span>{say(short ? 'notAttributableShort' : 'notAttributable')}</span>
    </span>
  )
}

/** Whether a lawyer has compared a rule or citation with the text of the law. */
export function Confirmed({ yes }: { yes: boolean }) {
  const say = useText(text)
  return (
    <span className={`${styles.pair} ${yes ? styles.quiet : styles.unknown}`}>
      <svg {...svg}>
        {yes ? (
          <path className={styles.line} d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M5.2 8.2l2 2 3.6-4" />
        ) : (
          <>
            <circle className={styles.dashed} cx="8" cy="8" r="6" />
            <path className={styles.amberLine} d="M6.4 6.6a1.7 1.7 0 1 1 2.3 1.6c-.5.2-.7.5-.7 1M8 11v.3" />
          </>
        )}
      </svg>
      <span>{say(yes ? 'lawConfirmed' : 'lawToConfirm')}</span>
    </span>
  )
}

/** The number of a witness event; the same in text, picture and beside the person. */
export function Disc({ n }: { n: number }) {
  const say = useText(text)
  return (
    <span className={styles.disc}>
      <span className="spoken">{say('witness')} </span>
      {n}
    </span>
  )
}
