import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { exportReads } from '../../../src/access/reads/schema.ts'
import { addressOf } from '../api.ts'
import { useLanguage, useText } from '../i18n/use.ts'
import { useMay } from '../shell/state.ts'
import { readsFilter, type Asked } from './state.ts'
import { text } from './text.ts'

/** A file of all reads that the filter finds. */
export function ExportMenu({ asked }: { asked: Asked }) {
  const say = useText(text)
  const language = useLanguage()
  const may = useMay()
  if (!may('event.export')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}>
          {say('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say('exportNote')}</Menu.Label>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={addressOf(exportReads, { ...readsFilter(asked), format, language })} download>
            {say(format)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
