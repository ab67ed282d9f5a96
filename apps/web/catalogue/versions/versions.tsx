import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { useMay } from '../../shell/state.ts'
import styles from '../catalogue.module.css'
import { text } from '../text.ts'
import { useDays } from '../words.ts'

export type VersionAct = 'publish' | 'drop'

interface VersionsProps {
  versions: readonly CatalogueVersion[]
  onAct: (act: VersionAct, version: CatalogueVersion) => void
}

/** Versions, the newest first; drafts with what can be done about them. */
export function Versions({ versions, onAct }: VersionsProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const days = useDays()
  const columns = useMemo((): readonly Column<CatalogueVersion>[] => {
    const signs = ({ state, illustrative }: CatalogueVersion): string =>
      [say(state), illustrative && say('illustrative')].filter((part) => part !== false).join(', ')
    return [
      { id: 'version', head: say('version'), names: true, wrap: true, cell: (version) => <VersionLink version={version} /> },
      {
        id: 'instrument',
        head: say('instrument'),
        cell: ({ instrument }) => <cite className={styles.cite}>{inWords(instrument.cite)}</cite>,
      },
      {
        id: 'days',
        head: say('days'),
        cell: ({ from, until }) => `${format.day(from)} – ${until === null ? '' : format.day(until)}`,
      },
      { id: 'entries', head: say('entries'), number: true, cell: ({ entries }) => format.number(entries) },
      { id: 'state', head: say('state'), cell: signs },
      { id: 'acts', head: say('acts'), cell: (version) => <Acts version={version} onAct={onAct} /> },
    ]
  }, [say, inWords, format, onAct])
  const phone = (version: CatalogueVersion): PhoneRow => ({
    title: <VersionLink version={version} />,
    second: `${inWords(version.instrument.cite)} · ${days(version)}`,
    left: version.state === 'draft' ? <Acts version={version} onAct={onAct} /> : say(version.state),
    right: format.number(version.entries),
  })
  const hidden = versions.some(({ state }) => state === 'draft') ? [] : ['acts']
  return (
    <DataTable caption={say('versionsCaption')} columns={columns} rows={versions} keyOf={({ id }) => id} hidden={hidden} phone={phone} />
  )
}

function VersionLink({ version: { id, title } }: { version: CatalogueVersion }) {
  const inWords = useBilingual()
  return (
    <Link to="/catalogue/versions" search={{ version: id } as never} className="strong">
      {inWords(title)}
    </Link>
  )
}

function Acts({ version, onAct }: { version: CatalogueVersion; onAct: VersionsProps['onAct'] }) {
  const say = useText(text)
  const may = useMay()
  if (version.state !== 'draft') return null
  return (
    <span className={styles.acts}>
      {may('catalogue.decide') && !version.own && (
        <Button size="compact-sm" variant="default" onClick={() => onAct('publish', version)}>
          {say('publish')}
        </Button>
      )}
      {may('catalogue.decide') && version.own && <span className="small text2">{say('ownDraft')}</span>}
      {may('catalogue.change') && (
        <Button size="compact-sm" variant="default" onClick={() => onAct('drop', version)}>
          {say('drop')}
        </Button>
      )}
    </span>
  )
}
