import { lazy, Suspense, useState } from 'react'
import { listVersions, type CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useUrlState } from '../../url-state.ts'
import { Head } from '../head.tsx'
import { text } from '../text.ts'
import { Changes } from './changes.tsx'
import { DEFAULTS } from './state.ts'
import { Versions, type VersionAct } from './versions.tsx'

const ActDialog = lazy(() => import('./act-dialog.tsx').then(({ ActDialog: component }) => ({ default: component })))

/** Versions of the catalogue, and what one changes against the one before. */
export function Page() {
  const say = useText(text)
  const [open, setOpen] = useState<{ act: VersionAct; version: CatalogueVersion } | null>(null)
  const query = useRoute(listVersions, {})
  return (
    <>
      <Head view="versions" />
      <Answer query={query} what={say('loadingList')} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('none')} />
          ) : (
            <>
              <Versions versions={rows} onAct={(act, version) => setOpen({ act, version })} />
              <Shown versions={rows} />
            </>
          )
        }
      </Answer>
      <Suspense>{open !== null && <ActDialog {...open} onClose={() => setOpen(null)} />}</Suspense>
    </>
  )
}

/** The version that the address names; else the newest. */
function Shown({ versions }: { versions: readonly CatalogueVersion[] }) {
  const [asked, set] = useUrlState(DEFAULTS)
  const shown = versions.find(({ id }) => id === asked.version) ?? versions[0]!
  const before = versions.find(({ id }) => id === shown.follows)
  return <Changes version={shown} before={before} asked={asked} set={set} />
}
