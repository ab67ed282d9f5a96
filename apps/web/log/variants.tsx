import { Button, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { LogView } from '../../../src/desk/log/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { VariantPath, type PathStep } from '../parts/variant-path.tsx'
import { useUrlState } from '../url-state.ts'
import styles from './log.module.css'
import { DEFAULTS } from './shown.ts'
import { text } from './text.ts'

type Variant = LogView['variants'][number]

const COMMON = 6
const FIRST = 9
const MORE = 20
const STEPS = 14

/** The ways that declarations took, the most usual first; a press shows the declarations of one. */
export function Variants({ log }: { log: LogView }) {
  const say = useText(text)
  const [{ only }, set] = useUrlState(DEFAULTS)
  const [shown, setShown] = useState(FIRST)
  const wanted = useMemo(() => ordered(log.variants, only === 'off'), [log, only])
  const rows = wanted.slice(0, shown)
  const left = wanted.length - rows.length
  return (
    <Section
      title={say('variants')}
      note={say('variantsNote', { shown: rows.length, n: log.variantCount, off: rows.filter(isOff).length })}
      plain
    >
      <div className={styles.only}>
        <SegmentedControl
          size="xs"
          aria-label={say('show')}
          value={only}
          onChange={(value) => {
            set({ only: value })
            setShown(FIRST)
          }}
          data={[
            { value: 'all', label: say('showAll') },
            { value: 'off', label: say('showOff') },
          ]}
        />
      </div>
      {rows.length === 0 ? <p className="text2">{say('noneOff')}</p> : <Table log={log} rows={rows} />}
      <div className={styles.rest}>
        {left > 0 && (
          <Button variant="default" size="compact-md" onClick={() => setShown(shown + MORE)}>
            {say('moreVariants', { n: Math.min(MORE, left) })}
          </Button>
        )}
        {log.otherVariants.variants > 0 && left === 0 && only === 'all' && (
          <span>{say('otherVariants', { variants: log.otherVariants.variants, cases: log.otherVariants.cases })}</span>
        )}
      </div>
      <p className={styles.remark}>{say('rulesRead')}</p>
    </Section>
  )
}

/** Variants of which most cases are against a rule (their steps are marked) before those where a few are; the most such cases first. */
function byWeight(one: Variant, other: Variant): number {
  return Number(isMarked(other)) - Number(isMarked(one)) || other.violating - one.violating
}

function isMarked({ steps }: Variant): boolean {
  return steps.some(({ off, missing }) => off || missing)
}

/** The most usual ones, then those with the most cases against a rule, then the others. */
function ordered(variants: readonly Variant[], off: boolean): Variant[] {
  const departing = variants.filter(isOff).toSorted(byWeight)
  if (off) return departing
  const common = variants.slice(0, COMMON)
  const beside = departing.filter((one) => !common.includes(one)).slice(0, FIRST - COMMON)
  return [...common, ...beside, ...variants.slice(COMMON).filter((one) => !beside.includes(one))]
}

function isOff({ rules }: Variant): boolean {
  return rules.length > 0
}

function Table({ log, rows }: { log: LogView; rows: readonly Variant[] }) {
  const say = useText(text)
  return (
    <table className={styles.variants}>
      <caption className="spoken">{say('variantsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('path')}</th>
          <th scope="col" className="number">
            {say('casesHead')}
          </th>
          <th scope="col" className="number">
            {say('share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((variant) => (
          <Row key={variant.id} log={log} variant={variant} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ log, variant }: { log: LogView; variant: Variant }) {
  const say = useText(text)
  const format = useFormat()
  const [{ variant: chosen }, set] = useUrlState(DEFAULTS)
  const steps = useSteps(log, variant)
  const { id, cases, rules } = variant
  return (
    // The number is the link for keys and screen readers; a press anywhere in the row does the same.
    <tr data-selected={String(id) === chosen || undefined} onClick={() => set({ variant: String(id), text: '', cursor: '' }, 'push')}>
      <td>
        <VariantPath steps={steps} most={STEPS} />
        {rules.length > 0 && <Rules log={log} variant={variant} />}
      </td>
      <td className="number">
        <Link
          to="/log"
          search={((before: Record<string, unknown>) => ({ ...before, variant: String(id), text: undefined, cursor: undefined })) as never}
          resetScroll={false}
          aria-label={say('choose', { n: cases })}
          aria-current={String(id) === chosen || undefined}
          onClick={(event) => event.stopPropagation()}
        >
          {format.number(cases)}
        </Link>
      </td>
      <td className="number text2">{format.percent(log.cases === 0 ? 0 : cases / log.cases, 1)}</td>
    </tr>
  )
}

const NAMED = 2

/** How many cases of the variant are against a rule, and which. */
function Rules({ log, variant: { cases, violating, rules } }: { log: LogView; variant: Variant }) {
  const say = useText(text)
  const inWords = useBilingual()
  const titles = new Map(log.rules.map(({ rule, title }) => [rule, title]))
  return (
    <p className={styles.rules}>
      <span className="red">{violating === cases ? say('offAll', { n: cases }) : say('offSome', { n: violating, of: cases })}</span>
      {rules.slice(0, NAMED).map((rule) => {
        const title = titles.get(rule)
        return (
          <span key={rule}>
            {title !== undefined && `${inWords(title)} · `}
            <Link to="/rulebooks" search={{ rule } as never} onClick={(event) => event.stopPropagation()}>
              {rule}
            </Link>
          </span>
        )
      })}
      {rules.length > NAMED && <span>{say('offMore', { n: rules.length - NAMED })}</span>}
    </p>
  )
}

function useSteps({ activities }: LogView, { steps }: Variant): PathStep[] {
  const say = useText(text)
  const inWords = useBilingual()
  return useMemo(
    () =>
      steps.flatMap(({ activity, off, missing, skipped }) => {
        const name = activities[activity]
        const step = { name: name === undefined ? '?' : inWords(name), off, missing }
        return skipped > 0 ? [{ name: say('skipped', { n: skipped }) }, step] : [step]
      }),
    [activities, steps, say, inWords],
  )
}
