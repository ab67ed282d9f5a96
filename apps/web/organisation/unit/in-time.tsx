import { Link } from '@tanstack/react-router'
import { showUnit } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Halves } from '../../parts/layout.tsx'
import { TenureLine } from '../line/line.tsx'
import { text } from '../text.ts'
import { ofDay, unitPath } from '../words.ts'
import type { AskedInTime } from './asked.ts'
import { Charge } from './charge.tsx'
import { Succession } from './succession.tsx'
import { UnitStaff } from './staff.tsx'
import { UnitWork } from './work.tsx'
import styles from './unit.module.css'

interface InTimeProps {
  code: string
  /** How the line of tenures is called; without it *Tenures*. */
  title?: string
  asked: AskedInTime
  set: (patch: Partial<AskedInTime>, how?: 'push' | 'replace') => void
  /** With the way to the unit's page, and without the people there. */
  link?: boolean
}

/** A unit as of a day: heads and deputies over the years, who was in charge, what was before and after, people, what is missing. */
export function InTime({ code, title, asked, set, link = false }: InTimeProps) {
  const say = useText(text)
  const { on, years } = asked
  const query = useRoute(showUnit, { code, ...ofDay(on) }, { keep: true })
  return (
    <Answer query={query} what={say('loadingUnit')} rows={5}>
      {(unit) => (
        <>
          <TenureLine
            unit={unit}
            title={title ?? say('line')}
            all={years === 'all'}
            onAll={(all) => set({ years: all ? 'all' : '' })}
            asked={on}
          />
          {link && (
            <p className={`${styles.toPage} small`}>
              <Link to={unitPath(code)} search={ofDay(on) as never}>
                {say('unitPage')}
              </Link>
            </p>
          )}
          <Halves>
            <Charge unit={unit} asked={asked} set={set} />
            <div>
              <Succession unit={unit} />
              <UnitWork code={code} on={on} />
            </div>
          </Halves>
          {!link && <UnitStaff code={code} on={on} day={unit.on} />}
        </>
      )}
    </Answer>
  )
}
