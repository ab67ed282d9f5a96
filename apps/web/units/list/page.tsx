import { useState } from 'react'
import { listUnitRows } from '../../../../src/desk/units/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useAppState } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { MonthsChoice, monthsOf } from '../months.tsx'
import { text } from '../text.ts'
import { Strange } from './strange.tsx'
import { Tree } from './tree.tsx'

const DEFAULTS = { months: '12' }

/** All units as a tree, with what was compared and what is open in each; and units that only the data know. */
export function Page() {
  const say = useText(text)
  const state = useAppState()
  const [{ months }, set] = useUrlState(DEFAULTS)
  const [typed, setTyped] = useState('')
  const query = useRoute(listUnitRows, { months: monthsOf(months) }, { keep: true })
  return (
    <>
      <PageHead
        title={say('units')}
        meta={<span>{say('listNote')}</span>}
        actions={<MonthsChoice value={months} onChange={(value) => set({ months: value }, 'push')} />}
      />
      <Answer query={query} what={say('loadingList')} rows={12} height={35}>
        {({ rows, unknownUnits }) => (
          <>
            <Tree
              rows={rows}
              typed={typed}
              onType={setTyped}
              months={monthsOf(months)}
              until={state?.dataUntil ?? null}
              busy={query.isPlaceholderData}
            />
            <Strange units={unknownUnits} />
          </>
        )}
      </Answer>
    </>
  )
}
