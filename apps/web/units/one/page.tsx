import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { showUnit } from '../../../../src/desk/units/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { ApiError } from '../../api.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Split } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { useAppState } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { MonthsChoice, monthsOf } from '../months.tsx'
import { spanOf } from '../span.ts'
import { text } from '../text.ts'
import { Children } from './children.tsx'
import { Numbers } from './numbers.tsx'
import { Rail } from './rail.tsx'
import { Rules } from './rules.tsx'
import { isStrange, type Shown } from './shown.ts'
import { UnitInTime } from './in-time.tsx'
import { UnitTrend } from './trend.tsx'

const DEFAULTS = { months: '12', on: '', years: '', from: '', until: '', field: '' }

/** One unit with all below it: findings over time, by rule against like units, what is open; and who led it, with whom, as of any day. */
export function Page() {
  const { code = '' }: { code?: string } = useParams({ strict: false })
  const say = useText(text)
  const phone = usePhone()
  const until = useAppState()?.dataUntil ?? null
  const [inAddress, set] = useUrlState(DEFAULTS)
  const asked = inAddress.months
  const months = monthsOf(asked)
  const query = useRoute(showUnit, { code, months }, { keep: true })
  const refused = query.error instanceof ApiError && [403, 404].includes(query.error.problem.status)
  const inTime = <UnitInTime code={code} asked={inAddress} set={set} head={refused} />
  if (refused) return inTime
  const choice = <MonthsChoice value={asked} onChange={(value) => set({ months: value }, 'push')} />
  return (
    <Answer query={query} what={say('loadingOne')} rows={10} height={35}>
      {(view) => {
        const shown = { view, span: spanOf(until, months) }
        return (
          <>
            <Head shown={shown} actions={phone ? undefined : choice} />
            {phone && choice}
            <Split rail={<Rail shown={shown} />}>
              <Numbers shown={shown} />
              <UnitTrend shown={shown} />
            </Split>
            <Rules key={view.unit.code} shown={shown} />
            <Children shown={shown} months={months} until={until} />
            {!isStrange(view.unit) && inTime}
          </>
        )
      }}
    </Answer>
  )
}

function Head({ shown: { view, span }, actions }: { shown: Shown; actions: ReactNode }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const crumbs = view.parents.map(({ code, short }) => ({ label: inWords(short), to: `/units/${encodeURIComponent(code)}` }))
  return (
    <PageHead
      title={inWords(view.unit.name)}
      phoneTitle={say('unit')}
      crumbs={[{ label: say('units'), to: '/units' }, ...crumbs]}
      meta={
        <>
          <code>{view.unit.code}</code>
          <span>{say('period', { from: format.day(span.from), until: format.day(span.until) })}</span>
        </>
      }
      actions={actions}
    />
  )
}
