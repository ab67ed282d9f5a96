import { useParams } from '@tanstack/react-router'
import { showCaseFile, type CaseShown } from '../../../../src/cases/schema.ts'
import { showTerms } from '../../../../src/law/allowed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Split } from '../../parts/layout.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { LastOf } from '../history/rail.tsx'
import { LegacyFile } from '../legacy/case.tsx'
import { Links } from '../links/section.tsx'
import { Evidence } from '../evidence/section.tsx'
import { Releases } from '../releases/section.tsx'
import { text as shared } from '../text.ts'
import { Along } from '../along/section.tsx'
import type { Known } from '../words.ts'
import { Documents } from '../documents/section.tsx'
import { After } from '../after/after.tsx'
import { Councils } from '../council/section.tsx'
import { Plan } from '../plan/section.tsx'
import { Measures } from '../measures/section.tsx'
import { Beside } from '../proceedings/section.tsx'
import { Acts } from './acts.tsx'
import { Around } from './around.tsx'
import styles from './case.module.css'
import { CaseClocks } from './clocks.tsx'
import { Decisions } from './decisions.tsx'
import { CaseHead } from './head.tsx'
import { History } from './history.tsx'
import { People } from './people.tsx'
import { Rail } from './rail.tsx'
import { Reviews } from './reviews.tsx'

/** One case: its clocks, who and what it is about, what was done, what is missing for a decision, and what is decided. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(shared)
  const query = useRoute(showCaseFile, { id })
  const terms = useRoute(showTerms, {})
  return (
    <Answer query={query} what={say('loadingOne')} rows={8} height={53}>
      {(file) => (
        <Answer query={terms} what={say('loadingTerms')} rows={8} height={53}>
          {(words) => <Shown key={file.id} file={file} terms={words} />}
        </Answer>
      )}
    </Answer>
  )
}

function Shown(known: Known<CaseShown>) {
  return known.file.state === 'legacy' ? <LegacyFile {...known} /> : <Living {...known} />
}

function Living(known: Known<CaseShown>) {
  const phone = usePhone()
  return (
    <article className={styles.case}>
      <CaseHead {...known} />
      {known.file.state !== 'duplicate' && <CaseClocks {...known} />}
      {phone ? (
        <>
          <Rail {...known} />
          <Main {...known} />
          <div className={styles.rail}>
            <LastOf id={known.file.id} />
          </div>
        </>
      ) : (
        <Split rail={<Rail {...known} />}>
          <Main {...known} />
        </Split>
      )}
    </article>
  )
}

function Main(known: Known<CaseShown>) {
  return (
    <>
      <People {...known} />
      <Acts {...known} />
      <Around {...known} />
      <Plan file={known.file} />
      <Evidence file={known.file} />
      <Beside {...known} />
      <Measures {...known} />
      <Councils {...known} />
      <Decisions {...known} />
      <Documents {...known} />
      <After {...known} />
      <Reviews {...known} />
      <Links file={known.file} />
      <Along file={known.file} />
      <Releases file={known.file} />
      <History {...known} />
    </>
  )
}
