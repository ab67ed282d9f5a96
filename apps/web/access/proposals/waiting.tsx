import { Link } from '@tanstack/react-router'
import { listProposals } from '../../../../src/access/proposals/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import styles from '../access.module.css'
import { useProposalDialogs } from './dialogs.tsx'
import { ProposalRows } from './rows.tsx'
import { text } from './text.ts'

const MOST = 5

/** What waits for a second person, on pages where it was proposed; nothing where nothing does. `account`: of one account only. */
export function Waiting({ account }: { account?: string | undefined }) {
  const say = useText(text)
  const may = useMay()('proposal.read')
  const query = useRoute(listProposals, { state: 'open', limit: MOST, account }, { enabled: may, keep: true })
  const { dialogs, onOpen } = useProposalDialogs()
  const some = !query.isPending && query.data?.rows.length !== 0
  return (
    <>
      {some && (
        <div className={styles.waiting}>
          <Section title={say('waiting')} plain action={<Link to="/proposals">{say('all')}</Link>}>
            <Answer query={query} what={say('what')} rows={2} height={53}>
              {({ rows }) => <ProposalRows caption={say('waiting')} rows={rows} busy={query.isPlaceholderData} onOpen={onOpen} />}
            </Answer>
          </Section>
        </div>
      )}
      {dialogs}
    </>
  )
}
