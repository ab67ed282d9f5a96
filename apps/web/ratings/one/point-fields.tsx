import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import type { RatingPoints, RatingTerms } from '../../../../src/law/rating/schema.ts'
import { useText } from '../../i18n/use.ts'
import styles from '../ratings.module.css'
import { text } from '../text.ts'
import { useWord } from '../words.tsx'

export interface Typed {
  points: Record<string, number>
  deductions: { part: string; points: number; times: number; note: string }[]
}

interface PointFieldsProps {
  scale: RatingPoints
  terms: RatingTerms
  typed: Typed
  onChange: (typed: Typed) => void
}

const numberOf = (value: string | number): number | undefined => (typeof value === 'number' ? value : undefined)

/** Points of each part before anything is taken off, and what is taken off them. */
export function PointFields({ scale, terms, typed, onChange }: PointFieldsProps) {
  const say = useText(text)
  const word = useWord(terms)
  const fields = scale.parts.flatMap(({ part, most, of }) =>
    of.length === 0 ? [{ part, most }] : of.map((inner) => ({ part: inner, most })),
  )
  const set = (part: string, value: number | undefined): void => {
    const { [part]: _before, ...others } = typed.points
    onChange({ ...typed, points: value === undefined ? others : { ...others, [part]: value } })
  }
  return (
    <>
      <div className={styles.pair}>
        {fields.map(({ part, most }) => (
          <NumberInput
            key={part}
            label={say('partPoints', { part: word('parts', part), most })}
            required
            min={0}
            max={most}
            decimalScale={2}
            hideControls
            value={typed.points[part] ?? ''}
            onChange={(value) => set(part, numberOf(value))}
          />
        ))}
      </div>
      <Deductions scale={scale} terms={terms} typed={typed} onChange={onChange} />
    </>
  )
}

function Deductions({ scale, terms, typed, onChange }: PointFieldsProps) {
  const say = useText(text)
  const first = scale.deductions[0]?.part
  if (first === undefined) return null
  const change = (at: number, patch: Partial<Typed['deductions'][number]> | null): void =>
    onChange({
      ...typed,
      deductions: typed.deductions.flatMap((one, place) => (place === at ? (patch === null ? [] : [{ ...one, ...patch }]) : [one])),
    })
  return (
    <fieldset>
      <legend className="strong">{say('deductions')}</legend>
      <p className="small text2">{say('objective')}</p>
      {typed.deductions.map((one, at) => (
        <Line key={at} scale={scale} terms={terms} line={one} onChange={(patch) => change(at, patch)} />
      ))}
      <Button
        variant="default"
        onClick={() => onChange({ ...typed, deductions: [...typed.deductions, { part: first, points: 0, times: 1, note: '' }] })}
      >
        {say('addDeduction')}
      </Button>
    </fieldset>
  )
}

interface LineProps extends Pick<PointFieldsProps, 'scale' | 'terms'> {
  line: Typed['deductions'][number]
  onChange: (patch: Partial<Typed['deductions'][number]> | null) => void
}

function Line({ scale, terms, line: { part, points, times, note }, onChange }: LineProps) {
  const say = useText(text)
  const word = useWord(terms)
  return (
    <div className={styles.line}>
      <Select
        label={say('deductionPart')}
        allowDeselect={false}
        data={scale.deductions.map((one) => ({ value: one.part, label: `${word('parts', one.part)}, −${one.percent} %` }))}
        value={part}
        onChange={(value) => onChange({ part: value ?? part })}
        comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      />
      <NumberInput
        label={say('deductionPoints')}
        min={0}
        decimalScale={2}
        hideControls
        value={points}
        onChange={(value) => onChange({ points: numberOf(value) ?? 0 })}
      />
      <NumberInput
        label={say('deductionTimes')}
        min={1}
        max={4}
        hideControls
        value={times}
        onChange={(value) => onChange({ times: numberOf(value) ?? 1 })}
      />
      <TextInput
        label={say('deductionNote')}
        required
        maxLength={300}
        value={note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <Button variant="subtle" onClick={() => onChange(null)}>
        {say('removeDeduction')}
      </Button>
    </div>
  )
}
