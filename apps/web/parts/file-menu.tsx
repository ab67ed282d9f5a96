import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useText } from '../i18n/use.ts'
import { text } from './text.ts'

type FileFormat = 'xlsx' | 'csv'

/** A button that offers a file in each of its forms, by their addresses. */
export function FileMenu({ label, note, addressIn }: { label: string; note?: string; addressIn: (format: FileFormat) => string }) {
  const say = useText(text)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {note !== undefined && <Menu.Label>{note}</Menu.Label>}
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={addressIn(format)} download>
            {say(format)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
