import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { State } from '../../../src/findings/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import styles from './overview.module.css'
import { rowsOf, type Shown } from './shown.ts'
import { text } from './text.ts'

const NAMES = {
  cases: 'chainCases',
  findings: 'chainFindings',
  'looked-at': 'chainLooked',
  confirmed: 'chainConfirmed',
  dismissed: 'chainDismissed',
} as const
type StepName = keyof typeof NAMES

/** The states that a step counts; cases are not findings. */
const STATES: Readonly<Record<Exclude<StepName, 'cases'>, readonly State[]>> = {
  findings: ['new', 'review', 'confirmed', 'dismissed'],
  'looked-at': ['review', 'confirmed', 'dismissed'],
  confirmed: ['confirmed'],
  dismissed: ['dismissed'],
}

/** From the data to what people concluded, as a vertical chain of numbers. */
export function Chain(shown: Shown) {
  const say = useText(text)
  const { chain } = shown.overview
  const numbers = Object.fromEntries(chain.map(({ step, n }) => [step, n])) as Record<StepName, number>
  return (
    <Section title={say('chain')} plain>
      <ol className={styles.chain}>
        {chain.map(({ step, n }) => (
          <li key={step} data-step={step}>
            <span className={styles.chainNumber}>
              <StepNumber step={step} n={n} shown={shown} />
            </span>
            <span>
              {say(NAMES[step], { n })}
              <Share step={step} numbers={numbers} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function StepNumber({ step, n, shown }: { step: StepName; n: number; shown: Shown }): ReactNode {
  const format = useFormat()
  if (n === 0) return format.number(0)
  const { unit } = shown
  const [to, search] =
    step === 'cases' ? (['/log', unit === undefined ? {} : { unit }] as const) : (['/findings', rowsOf(shown, {}, STATES[step])] as const)
  return (
    <Link to={to} search={search as never}>
      {format.number(n)}
    </Link>
  )
}

function Share({ step, numbers }: { step: StepName; numbers: Record<StepName, number> }) {
  const say = useText(text)
  const format = useFormat()
  const of = step === 'findings' ? numbers.cases : step === 'looked-at' ? numbers.findings : numbers['looked-at']
  if (step === 'cases' || of === 0) return null
  const share = numbers[step] / of
  const words =
    step === 'findings'
      ? say('perThousandCases', { n: Math.round(share * 10_000) / 10 })
      : say(step === 'looked-at' ? 'ofFindings' : 'ofLooked', { share: format.percent(share) })
  return <span className={styles.share}>{words}</span>
}
