import { Button } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/use.ts'
import { ViewTabs } from '../parts/list-tools.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../shell/state.ts'
import { text } from './text.ts'

/** Title and views of the catalogue. */
export function Head({ view }: { view: 'find' | 'versions' }) {
  const say = useText(text)
  const may = useMay()
  const views = [
    { key: 'find', label: say('viewFind'), to: '/catalogue' },
    { key: 'versions', label: say('viewVersions'), to: '/catalogue/versions' },
  ]
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={
          may('catalogue.change') && (
            <Button component={Link} to="/catalogue/import" leftSection={<IconTableImport size={18} stroke={1.6} aria-hidden />}>
              {say('importFile')}
            </Button>
          )
        }
      />
      <ViewTabs views={views} current={view} />
    </>
  )
}
