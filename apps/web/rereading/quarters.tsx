import { Button } from '@mantine/core'
import type { RereadQuarter } from '../../../src/cases/rereading/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import plain from '../units/plain-table.module.css'
import styles from './rereading.module.css'
import { text } from './text.ts'
import { useQuarter, useWhat } from './words.ts'

interface QuartersProps {
  quarters: readonly RereadQuarter[]
  onDraw: ((quarter: RereadQuarter) => void) | undefined
}

const NUMBERS = ['pool', 'drawn', 'read', 'same', 'differ', 'settled'] as const

/** How far each quarter is; what is not drawn is not known. */
export function Quarters({ quarters, onDraw }: QuartersProps) {
  const say = useText(text)
  const heads = {
    pool: say('ended'),
    drawn: say('drawn'),
    read: say('read'),
    same: say('same'),
    differ: say('differ'),
    settled: say('settled'),
  }
  return (
    <table className={`${plain.table} ${styles.quarters}`}>
      <caption className="spoken">{say('quartersCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('quarterHead')}</th>
          {NUMBERS.map((name) => (
            <th key={name} scope="col" className={`number ${name === 'settled' || name === 'same' ? plain.wide : ''}`}>
              {heads[name]}
            </th>
          ))}
        </tr>
      </thead>
      {quarters.map((quarter) => (
        <Quarter key={quarter.quarter} quarter={quarter} onDraw={onDraw} />
      ))}
    </table>
  )
}

function Quarter({ quarter, onDraw }: { quarter: RereadQuarter; onDraw: QuartersProps['onDraw'] }) {
  const say = useText(text)
  const format = useFormat()
  const called = useQuarter()
  const what = useWhat()
  const { quarter: day, seed, levels, due } = quarter
  const state =
    seed === null ? say('noSeed') : levels === null ? say('seedOn', { when: format.instant(seed.recordedAt) }) : say('nothingEnded')
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={NUMBERS.length + 1}>
          <b>{called(day)}</b>
          {(levels === null || levels.length === 0) && <span className={plain.second}>{state}</span>}
          {due && onDraw !== undefined && (
            <Button className="no-print" variant="default" size="compact-sm" mt="xs" display="block" onClick={() => onDraw(quarter)}>
              {say('drawQuarter', { quarter: called(day) })}
            </Button>
          )}
          {levels !== null && (
            <span className={plain.second}>
              <a href={`/api/rereading/draws/${day}`} target="_blank" rel="noreferrer">
                {say('drawFile')}
              </a>
            </span>
          )}
        </th>
      </tr>
      {levels?.map((one) => (
        <tr key={`${one.kind} ${one.level}`}>
          <th scope="row">{what(one)}</th>
          {NUMBERS.map((name) => (
            <td key={name} className={`number ${name === 'settled' || name === 'same' ? plain.wide : ''}`}>
              {format.number(one[name], 0)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
