import { WORK_GROUPS, type listWork, type WorkItem } from '../../../src/desk/work/schema.ts'
import type { Output } from '../api.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { Item } from './item.tsx'
import { text } from './text.ts'
import styles from './work.module.css'

/** What waits, under the time in which it runs out. */
export function Groups({ work: { rows, groups, today } }: { work: Output<typeof listWork> }) {
  const say = useText(text)
  const format = useFormat()
  const of = Map.groupBy(rows, ({ group }) => group)
  return WORK_GROUPS.map((group) => {
    const items: readonly WorkItem[] = of.get(group) ?? []
    const count = groups[group]
    if (items.length === 0) return null
    const note = count.more ? say('itemsMore', { found: format.count(count) }) : say('items', { n: Math.max(count.n, items.length) })
    return (
      <Section key={group} title={say(`group-${group}`)} note={note}>
        <ul className={styles.items}>
          {items.map((item) => (
            <Item key={item.key} item={item} today={today} />
          ))}
        </ul>
      </Section>
    )
  })
}
