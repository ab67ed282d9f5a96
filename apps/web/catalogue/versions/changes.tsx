import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  DIFFERENCE_KINDS,
  diffVersions,
  type CatalogueDifference,
  type CatalogueVersion,
  type DifferenceCounts,
} from '../../../../src/law/catalogue/schema.ts'
import { Turn } from '../../access/list.tsx'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ViewTabs } from '../../parts/list-tools.tsx'
import { Section } from '../../parts/section.tsx'
import { Differences } from '../differences.tsx'
import { VersionLine, OpenPoints } from '../of-day.tsx'
import styles from '../catalogue.module.css'
import { text } from '../text.ts'
import type { Asked, SetAsked } from './state.ts'

interface ChangesProps {
  version: CatalogueVersion
  /** The one that it follows. */
  before: CatalogueVersion | undefined
  asked: Asked
  set: SetAsked
}

/** What a version changes, of all kinds or of one. */
export function Changes({ version, before, asked, set }: ChangesProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const kind = DIFFERENCE_KINDS.find((one) => one === asked.kind)
  const input = {
    version: version.id,
    ...(kind === undefined ? {} : { kind }),
    ...(asked.cursor === '' ? {} : { cursor: asked.cursor }),
  }
  const query = useRoute(diffVersions, input, { keep: true })
  const names = { version: inWords(version.title), before: before === undefined ? '' : inWords(before.title) }
  const entryOf = useMemo(() => (code: string) => <EntryLink version={version.id} code={code} />, [version.id])
  return (
    <Section title={say(before === undefined ? 'changesFirst' : 'changesOf', names)}>
      <div className={styles.notes}>
        <VersionLine version={version} />
        <OpenPoints version={version} />
      </div>
      <Answer query={query} what={say('loadingDiff')} rows={8} height={53}>
        {(page) => (
          <>
            <Kinds version={version.id} counts={page.counts} kind={kind ?? ''} />
            {page.rows.length === 0 ? (
              <Empty title={say('noChanges')} />
            ) : (
              <Differences rows={page.rows} caption={say('viewVersions')} busy={query.isPlaceholderData} codeOf={entryOf} />
            )}
            <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
          </>
        )}
      </Answer>
    </Section>
  )
}

function Kinds({ version, counts, kind }: { version: string; counts: DifferenceCounts; kind: CatalogueDifference['kind'] | '' }) {
  const say = useText(text)
  const format = useFormat()
  const all = DIFFERENCE_KINDS.reduce((sum, one) => sum + counts[one], 0)
  const views = [
    { key: '', label: say('kinds_all'), count: format.number(all), to: '/catalogue/versions', search: { version } },
    ...DIFFERENCE_KINDS.map((one) => ({
      key: one,
      label: say(`kind_${one}`),
      count: format.number(counts[one]),
      to: '/catalogue/versions',
      search: { version, kind: one },
    })),
  ]
  return <ViewTabs views={views} current={kind} label={say('what')} />
}

function EntryLink({ version, code }: { version: string; code: string }) {
  return (
    <Link to="/catalogue/entries/$code/$version" params={{ version, code } as never}>
      {code}
    </Link>
  )
}
