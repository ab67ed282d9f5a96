import { Menu } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Count } from '../../../../src/base/schema.ts'
import { exportFindings } from '../../../../src/findings/schema.ts'
import { addressOf } from '../../api.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import type { ListState } from './state.ts'
import { text } from './text.ts'

const FORMATS = { xlsx: 'exportXlsx', csv: 'exportCsv' } as const

/** A file of everything that the filter finds, in the order of the list. `children` is the button that opens it. */
export function ExportMenu({ list, found, children }: { list: ListState; found: Count | undefined; children: ReactElement }) {
  const say = useText(text)
  const format = useFormat()
  const language = useLanguage()
  const { filter, sort, direction } = list
  return (
    <Menu position="bottom-end">
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {found !== undefined && (
          <Menu.Label>
            {found.more ? say('exportReachMore', { count: format.count(found) }) : say('exportReach', { n: found.n })}
          </Menu.Label>
        )}
        {(['xlsx', 'csv'] as const).map((kind) => (
          <Menu.Item
            key={kind}
            component="a"
            href={addressOf(exportFindings, { ...filter, sort, direction, format: kind, language })}
            download
          >
            {say(FORMATS[kind])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
