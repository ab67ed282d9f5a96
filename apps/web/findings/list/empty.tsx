import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { countFindings } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Empty } from '../../parts/empty.tsx'
import { useAppState } from '../../shell/state.ts'
import { text } from './text.ts'
import type { List } from './use-list.ts'
import type { Pill } from './use-pills.ts'

/** Why the list has no rows: the filter, an old page, or no data yet. Never that all is well. */
export function NoRows({ list, pills }: { list: List; pills: readonly Pill[] }) {
  const say = useText(text)
  const state = useAppState()
  if (state?.dataUntil === null) {
    return (
      <Empty
        title={say('nothing')}
        why={say('nothingWhy')}
        action={
          <Button component={Link} to="/imports">
            {say('nothingDo')}
          </Button>
        }
      />
    )
  }
  if (list.cursor === undefined) return <NoneByFilter list={list} pills={pills} />
  return (
    <Empty
      title={say('emptyPage')}
      action={
        <Button variant="default" onClick={() => list.goTo(undefined)}>
          {say('emptyPageBack')}
        </Button>
      }
    />
  )
}

function NoneByFilter({ list, pills }: { list: List; pills: readonly Pill[] }) {
  const say = useText(text)
  const format = useFormat()
  const unchecked = useRoute(countFindings, {}).data?.uncheckable ?? 0
  const asked = [...(list.filter.text === undefined ? [] : [list.filter.text]), ...pills.map(({ words }) => words)]
  return (
    <Empty
      title={asked.length === 0 ? say('nothing') : say('emptyFilter', { what: format.quote(asked.join(', ')) })}
      why={unchecked > 0 ? say('emptyUncheckable', { n: unchecked }) : say('emptyUnknown')}
      action={
        <>
          {asked.length > 0 && (
            <Button variant="default" onClick={() => list.show({ filter: {} })}>
              {say('clearAll')}
            </Button>
          )}
          {unchecked > 0 && (
            <Link to="/findings" search={{ view: 'uncheckable' } as never}>
              {say('emptyUncheckableLink')}
            </Link>
          )}
        </>
      }
    />
  )
}
