import { listProposals } from '../../../../src/access/proposals/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ViewTabs } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUrlState } from '../../url-state.ts'
import { Turn } from '../list.tsx'
import { useProposalDialogs } from './dialogs.tsx'
import { ProposalRows } from './rows.tsx'
import { text } from './text.ts'

const DEFAULTS = { state: '', cursor: '' }
const DECIDED = 'decided'

/** Acts on accounts and roles that take two: those that wait, and those that were decided or done at the machine. */
export function Page() {
  const say = useText(text)
  const [asked, set] = useUrlState(DEFAULTS)
  const state = asked.state === DECIDED ? DECIDED : 'open'
  const query = useRoute(listProposals, { state, ...(asked.cursor === '' ? {} : { cursor: asked.cursor }) }, { keep: true })
  const { dialogs, onOpen } = useProposalDialogs()
  const views = [
    { key: 'open', label: say('open'), to: '/proposals' },
    { key: DECIDED, label: say('decided'), to: '/proposals', search: { state: DECIDED } },
  ]
  return (
    <>
      <PageHead title={say('title')} meta={<span className="reading">{say('note')}</span>} />
      <ViewTabs views={views} current={state} />
      <Answer query={query} what={say('what')} rows={8} height={53}>
        {({ rows, ...page }) =>
          rows.length > 0 ? (
            <>
              <ProposalRows caption={say(state)} rows={rows} busy={query.isPlaceholderData} onOpen={onOpen} />
              <Turn {...page} shown={rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
            </>
          ) : state === DECIDED ? (
            <Empty title={say('noneDecided')} />
          ) : (
            <Empty title={say('noneOpen')} why={say('noneOpenWhy')} />
          )
        }
      </Answer>
      {dialogs}
    </>
  )
}
