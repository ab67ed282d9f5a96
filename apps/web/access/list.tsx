import { Button } from '@mantine/core'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/list-tools.tsx'
import styles from './access.module.css'

interface NothingProps {
  title: string
  /** What takes the filter off, where there is one. */
  clear?: { name: string; act: () => void } | undefined
}

/** That a list has no rows, and the way out of its filter. */
export function Nothing({ title, clear }: NothingProps) {
  if (clear === undefined) return <Empty title={title} />
  return (
    <Empty
      title={title}
      action={
        <Button variant="default" onClick={clear.act}>
          {clear.name}
        </Button>
      }
    />
  )
}

type TurnProps = Parameters<typeof Pager>[0]

/** Pages of a list, where there is more than one. */
export function Turn(page: TurnProps) {
  if (page.previous === null && page.next === null) return null
  return (
    <div className={styles.foot}>
      <Pager {...page} />
    </div>
  )
}
