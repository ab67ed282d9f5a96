import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconPlus } from '@tabler/icons-react'
import { listCircumstances } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { text } from '../text.ts'
import { CircumstanceFilters } from './filters.tsx'
import { Rows } from './rows.tsx'
import { DEFAULTS, inputOf } from './state.ts'

/** Outages, storms, instructions and specialisations that bear on findings. */
export function Page() {
  const say = useText(text)
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const query = useRoute(listCircumstances, inputOf(asked), { keep: true })
  return (
    <>
      <PageHead
        title={say('circumstances')}
        meta={<span className="reading">{say('listNote')}</span>}
        actions={
          may('circumstance.decide') && (
            <Button component={Link} to="/circumstances/new" leftSection={<IconPlus size={18} stroke={1.6} aria-hidden />}>
              {say('enter')}
            </Button>
          )
        }
      />
      <CircumstanceFilters asked={asked} set={set} found={query.data?.total} />
      <Answer query={query} what={say('loadingList')} rows={8} height={53}>
        {(page) => <Rows page={page} asked={asked} set={set} busy={query.isPlaceholderData} />}
      </Answer>
    </>
  )
}
