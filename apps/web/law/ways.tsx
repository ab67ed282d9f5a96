import { useText } from '../i18n/use.ts'
import { ViewTabs } from '../parts/list-tools.tsx'
import { useMay } from '../shell/state.ts'
import { text } from './text.ts'

const PAGES = ['day', 'changes', 'confirm'] as const

/** The pages on what the law is: on a day, as it is changed, as lawyers confirm it. */
export function LawWays({ at }: { at: (typeof PAGES)[number] }) {
  const say = useText(text)
  const may = useMay()
  const views = PAGES.filter((page) => page === 'day' || may('rulebook.read')).map((key) => ({
    key,
    label: say(`way_${key}`),
    to: `/law/${key}`,
  }))
  return views.length > 1 && <ViewTabs views={views} current={at} label={say('ways')} />
}
