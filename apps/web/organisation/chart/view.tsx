import { useAppState } from '../../shell/state.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Section } from '../../parts/section.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import type { Asked, SetAsked } from '../state.ts'
import { text } from '../text.ts'
import { InTime } from '../unit/in-time.tsx'
import { useBranch } from './branch.ts'
import { Chart } from './chart.tsx'
import styles from './chart.module.css'
import { UnitsTable } from './units-table.tsx'

/** The organisation of the day as a chart or a table, and below it the open unit over time. */
export function ChartView({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const phone = usePhone()
  const asTable = phone || asked.as === 'table'
  const today = useAppState()?.today
  const { query, columns, opened, depth } = useBranch(asked)
  // Where nothing was asked for the chart opens a region by itself, the table stays at the top.
  const open = opened[depth - 1] ?? (asTable ? opened[0] : (opened[1] ?? opened[0]))
  const day = asked.on === '' ? (query.data?.today ?? today) : asked.on
  const cut = columns.find(({ nodes, total }) => nodes.length < total)
  return (
    <>
      <Section
        title={day === undefined ? say('chart') : say(asTable ? 'unitsTable' : 'chartOn', { day: format.day(day) })}
        note={!asTable && <span className="no-print">{say('chartNote')}</span>}
        action={
          !phone && (
            <button type="button" className={styles.link} onClick={() => set({ as: asTable ? '' : 'table', cursor: '' })}>
              {say(asTable ? 'asChart' : 'asTable')}
            </button>
          )
        }
      >
        {asTable ? (
          <UnitsTable asked={asked} set={set} path={opened.slice(0, depth)} />
        ) : (
          <Answer query={query} what={say('loadingTree')} rows={6}>
            {({ rows, on }) =>
              rows.length === 0 ? (
                <Empty title={say('noUnits')} why={say('noUnitsWhy')} />
              ) : (
                <>
                  <Chart columns={columns} day={on} asked={asked} />
                  {cut !== undefined && <p className={styles.remark}>{say('moreUnits', { shown: cut.nodes.length, n: cut.total })}</p>}
                </>
              )
            }
          </Answer>
        )}
      </Section>
      {open !== undefined && <InTime key={open.code} code={open.code} title={inWords(open.short)} asked={asked} set={set} link />}
    </>
  )
}
