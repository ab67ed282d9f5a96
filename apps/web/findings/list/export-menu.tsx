import { Menu } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import type { Count } from '../../../../src/base/schema.ts'
import { exportFindings } from '../../../../src/findings/schema.ts'
import { addressOf } from '../../api.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { useMay } from '../../shell/state.ts'
import type { ListState } from './state.ts'
import { text } from './text.ts'

const FORMATS = { xlsx: 'exportXlsx', csv: 'exportCsv' } as const
export type FileFormat = keyof typeof FORMATS

/** A file of everything that the filter finds, in the order of the list. `children` is the button that opens it. */
export function ExportMenu({ list, found, children }: { list: ListState; found: Count | undefined; children: ReactElement }) {
  const say = useText(text)
  const format = useFormat()
  const language = useLanguage()
  const { filter, sort, direction } = list
  return (
    <Formats
      button={children}
      reach={
        found !== undefined && (found.more ? say('exportReachMore', { count: format.count(found) }) : say('exportReach', { n: found.n }))
      }
    >
      {(kind) => (
        <Menu.Item
          key={kind}
          component="a"
          href={addressOf(exportFindings, { ...filter, sort, direction, format: kind, language })}
          download
        >
          {say(FORMATS[kind])}
        </Menu.Item>
      )}
    </Formats>
  )
}

/** A file of the rows that were picked one by one. */
export function PickedMenu({ n, onSave, children }: { n: number; onSave: (kind: FileFormat) => void; children: ReactElement }) {
  const say = useText(text)
  return (
    <Formats button={children} reach={say('exportPickedReach', { n })}>
      {(kind) => (
        <Menu.Item key={kind} onClick={() => onSave(kind)}>
          {say(FORMATS[kind])}
        </Menu.Item>
      )}
    </Formats>
  )
}

function Formats({ button, reach, children }: { button: ReactElement; reach: ReactNode; children: (kind: FileFormat) => ReactNode }) {
  const may = useMay()
  if (!may('finding.export')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{reach}</Menu.Label>
        {(['xlsx', 'csv'] as const).map(children)}
      </Menu.Dropdown>
    </Menu>
  )
}
