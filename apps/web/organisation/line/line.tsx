import { useId, useMemo, useState } from 'react'
import type { ShownUnit } from '../../../../src/organisation/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Empty } from '../../parts/empty.tsx'
import { Section } from '../../parts/section.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { text } from '../text.ts'
import { useWidth } from '../use-width.ts'
import { anchorOf } from '../words.ts'
import { Drawing } from './drawing.tsx'
import { isLong, layoutLine, threeYears, wholePeriod } from './layout.ts'
import styles from './line.module.css'
import { LineTable } from './table.tsx'

const NARROWEST = 720

interface TenureLineProps {
  unit: ShownUnit
  title: string
  /** Whether the picture is of all years. */
  all: boolean
  onAll: (all: boolean) => void
  /** The day as the address has it, for links. */
  asked: string
}

/** Who headed a unit and who was deputy for what, over the years; predecessors and gaps included. Its table is behind it, on a phone before it. */
export function TenureLine({ unit, title, all, onAll, asked }: TenureLineProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const phone = usePhone()
  const [table, setTable] = useState(false)
  const whole = wholePeriod(unit.lanes, unit.today)
  const caption = say('linePicture', { name: inWords(unit.name.name) })
  const empty = unit.lanes.every(({ bars, gaps }) => bars.length === 0 && gaps.length === 0)
  const asTable = phone || table
  return (
    <Section
      title={title}
      note={asTable ? say('lineNote') : <Legend />}
      action={
        !empty &&
        !phone && (
          <span className={styles.tools}>
            {!asTable && isLong(whole) && <Years all={all} onAll={onAll} />}
            <button type="button" className={styles.choice} onClick={() => setTable(!table)}>
              {say(table ? 'asChart' : 'asTable')}
            </button>
          </span>
        )
      }
    >
      {empty ? (
        <Empty title={say('lineNone')} why={say('lineNoneWhy')} />
      ) : asTable ? (
        <LineTable lanes={unit.lanes} caption={caption} on={asked} />
      ) : (
        <Picture unit={unit} caption={caption} all={all || !isLong(whole)} />
      )}
    </Section>
  )
}

function Years({ all, onAll }: { all: boolean; onAll: (all: boolean) => void }) {
  const say = useText(text)
  return (
    <span className={styles.tools} role="group" aria-label={say('linePeriod')}>
      <button type="button" className={styles.choice} aria-pressed={!all} onClick={() => onAll(false)}>
        {say('lineYears')}
      </button>
      <button type="button" className={styles.choice} aria-pressed={all} onClick={() => onAll(true)}>
        {say('lineAll')}
      </button>
    </span>
  )
}

function Picture({ unit, caption, all }: { unit: ShownUnit; caption: string; all: boolean }) {
  const say = useText(text)
  const name = useId()
  const [place, width] = useWidth(NARROWEST)
  const { lanes, on, today, predecessors, successors } = unit
  const anchor = anchorOf(unit)
  const layout = useMemo(
    () => (width === 0 ? undefined : layoutLine(lanes, all ? wholePeriod(lanes, today) : threeYears(anchor, today), width)),
    [lanes, all, anchor, today, width],
  )
  const rearranged = [...new Set([...predecessors, ...successors].map(({ day }) => day))]
  return (
    <div ref={place} className={styles.place} role="group" aria-labelledby={name} tabIndex={0}>
      <span id={name} className="spoken">
        {caption}
      </span>
      {layout?.lanes.length === 0 && <p className="text2">{say('lineOutside')}</p>}
      {layout !== undefined && layout.lanes.length > 0 && (
        <Drawing layout={layout} width={width} own={unit.code} on={on} rearranged={rearranged} labelledBy={name} />
      )}
    </div>
  )
}

const SAMPLES = [
  ['head', 'legendHead'],
  ['deputy', 'legendDeputy'],
  ['acting', 'legendActing'],
  ['gap', 'legendGap'],
] as const

function Legend() {
  const say = useText(text)
  return (
    <span className={styles.legend}>
      {SAMPLES.map(([kind, words]) => (
        <span key={kind}>
          <svg width="18" height="11" className={styles[kind]} aria-hidden>
            <rect x="1" y="1" width="16" height="9" />
          </svg>
          {say(words)}
        </span>
      ))}
    </span>
  )
}
