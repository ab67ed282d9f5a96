import { Link } from '@tanstack/react-router'
import { listCircumstances } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Facts } from '../../parts/layout.tsx'
import { PatternStatus } from '../../patterns/status.tsx'
import { useMay } from '../../shell/state.ts'
import { text } from '../text.ts'
import styles from './one.module.css'
import { isStrange, type Shown } from './shown.ts'

const LEVELS = { 1: 'level1', 2: 'level2', 3: 'level3' } as const
const KINDS: Readonly<Record<string, 'kind_sea' | 'kind_road' | 'kind_air' | 'kind_rail' | 'kind_inland' | 'kind_post' | undefined>> = {
  sea: 'kind_sea',
  road: 'kind_road',
  air: 'kind_air',
  rail: 'kind_rail',
  inland: 'kind_inland',
  post: 'kind_post',
}

/** What is known of the unit: its place, patterns above what is expected, circumstances. */
export function Rail({ shown: { view } }: { shown: Shown }) {
  const say = useText(text)
  const inWords = useBilingual()
  const may = useMay()
  const { unit, parents } = view
  const parent = parents.at(-1)
  const kind = unit.kind === null ? undefined : KINDS[unit.kind]
  return (
    <>
      <section aria-labelledby="unit-facts">
        <h2 id="unit-facts" className="spoken">
          {say('facts')}
        </h2>
        {isStrange(unit) ? (
          <p className="amber">{say('unregistered')}</p>
        ) : (
          <Facts
            rows={[
              [say('level'), say(LEVELS[unit.level])],
              unit.kind !== null && [say('kind'), kind === undefined ? unit.kind : say(kind)],
              parent !== undefined && [
                say('parent'),
                <Link key="parent" to={`/units/${encodeURIComponent(parent.code)}`}>
                  {inWords(parent.short)}
                </Link>,
              ],
            ]}
          />
        )}
      </section>
      {may('scorecard.read') && !isStrange(unit) && (
        <p className={styles.railAll}>
          <Link to="/units/$code/scorecard" params={{ code: unit.code } as never}>
            {say('scorecard')}
          </Link>
        </p>
      )}
      <UnitPatterns view={view} />
      <UnitCircumstances code={unit.code} />
    </>
  )
}

function UnitPatterns({ view: { patterns, unit } }: Pick<Shown, 'view'>) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <section aria-labelledby="unit-patterns" className={styles.railSection}>
      <h2 id="unit-patterns">{say('unitPatterns')}</h2>
      {patterns.length === 0 && (
        <p className="text2">
          {say('unitPatternsNone')} {say('unitPatternsNoneWhy')}
        </p>
      )}
      <ul>
        {patterns.map(({ id, rule, title, status }) => (
          <li key={id}>
            <Link to={`/patterns/${id}`}>{inWords(title)}</Link>
            <span className={styles.railSecond}>
              <PatternStatus of={status} /> <span>{rule}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.railAll}>
        <Link to="/patterns" search={{ unit: unit.code, status: 'all' } as never}>
          {say('allPatterns')}
        </Link>
      </p>
    </section>
  )
}

const CIRCUMSTANCES = 5

function UnitCircumstances({ code }: { code: string }) {
  const say = useText(text)
  const format = useFormat()
  const { data } = useRoute(listCircumstances, { unit: code, limit: CIRCUMSTANCES })
  return (
    <section aria-labelledby="unit-circumstances" className={styles.railSection}>
      <h2 id="unit-circumstances">{say('circumstances')}</h2>
      {data?.rows.length === 0 && <p className="text2">{say('circumstancesNone')}</p>}
      <ul>
        {(data?.rows ?? []).map(({ id, title, from, until }) => (
          <li key={id}>
            <Link to={`/circumstances/${id}`}>{title}</Link>
            <span className={styles.railSecond}>{say('period', { from: format.day(from), until: format.day(until) })}</span>
          </li>
        ))}
      </ul>
      {data !== undefined && data.rows.length > 0 && (
        <p className={styles.railAll}>
          <Link to="/circumstances" search={{ unit: code } as never}>
            {say('allCircumstances')}
          </Link>
        </p>
      )}
    </section>
  )
}
