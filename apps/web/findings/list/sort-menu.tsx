import { Button, Menu } from '@mantine/core'
import { IconArrowsSort, IconCheck } from '@tabler/icons-react'
import { SORTS } from '../../../../src/findings/schema.ts'
import { useText } from '../../i18n/use.ts'
import { text as shared } from '../text.ts'
import type { Sort } from './state.ts'
import { text } from './text.ts'
import type { List } from './use-list.ts'

const WORDS = {
  due: 'due',
  raised: 'raised',
  happened: 'happened',
  severity: 'severity',
  rule: 'rule',
  unit: 'unit',
  state: 'state',
} as const satisfies Record<Sort, unknown>

/** The order of the list on a phone, where there are no headers to press. Pressing the same again turns it round. */
export function SortMenu({ list }: { list: List }) {
  const say = useText(text)
  const word = useText(shared)
  const turn = say(list.direction === 'asc' ? 'sortAsc' : 'sortDesc')
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="md" leftSection={<IconArrowsSort size={18} stroke={1.6} aria-hidden />}>
          <span className="spoken">{say('sort')}: </span>
          {word(WORDS[list.sort])}
          <span className="spoken">, {turn}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SORTS.map((sort) => (
          <Menu.Item
            key={sort}
            onClick={() => list.sortBy(sort)}
            leftSection={<IconCheck size={16} aria-hidden style={{ visibility: sort === list.sort ? 'visible' : 'hidden' }} />}
            rightSection={sort === list.sort && <span className="text2">{turn}</span>}
          >
            {word(WORDS[sort])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
