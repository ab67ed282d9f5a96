import type { Overview } from '../../../src/desk/overview/schema.ts'
import { Halves, Split } from '../parts/layout.tsx'
import { Ages } from './ages.tsx'
import { Attention } from './attention.tsx'
import { ByRule } from './by-rule.tsx'
import { ByUnit } from './by-unit.tsx'
import { Chain } from './chain.tsx'
import styles from './overview.module.css'
import type { Shown } from './shown.ts'
import { Stages } from './stages.tsx'
import { Trend } from './trend.tsx'

interface FiguresProps {
  overview: Overview
  unit: string | undefined
  today: string
  /** Figures of another unit or period are on their way. */
  busy: boolean
}

/** All figures of one unit and period. */
export function Figures({ overview, unit, today, busy }: FiguresProps) {
  const shown: Shown = { overview, unit, today }
  return (
    <div aria-busy={busy} className={styles.figures}>
      <Split rail={<Chain {...shown} />}>
        <Attention {...shown} />
      </Split>
      <div className={styles.trendRow}>
        <Trend {...shown} />
        <Ages {...shown} />
      </div>
      <Halves>
        <ByUnit {...shown} />
        <ByRule {...shown} />
      </Halves>
      <Stages {...shown} />
    </div>
  )
}
