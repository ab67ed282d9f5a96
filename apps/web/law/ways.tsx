import { useText } from '../i18n/use.ts'
import { ViewTabs } from '../parts/list-tools.tsx'
import { text } from './text.ts'

export type LawWay = 'allowed' | 'responsible' | 'periods' | 'day'

/** From one question to the law of a day to the others. */
export function LawWays({ current }: { current: LawWay }) {
  const say = useText(text)
  const views = [
    { key: 'allowed', label: say('allowed'), to: '/law/allowed' },
    { key: 'responsible', label: say('responsible'), to: '/law/responsible' },
    { key: 'periods', label: say('periods'), to: '/law/periods' },
    { key: 'day', label: say('dayTitle'), to: '/law/day' },
  ] as const
  return (
    <div className="no-print">
      <ViewTabs views={views} current={current} label={say('ways')} />
    </div>
  )
}
