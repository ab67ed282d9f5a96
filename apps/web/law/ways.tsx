import { useText } from '../i18n/use.ts'
import { ViewTabs } from '../parts/list-tools.tsx'
import { useMay } from '../shell/state.ts'
import { text } from './text.ts'

export type LawWay = 'allowed' | 'responsible' | 'periods' | 'day' | 'changes' | 'confirm' | 'templates'

/** From one question to the law of a day to the others, and to how the law is kept up. */
export function LawWays({ current }: { current: LawWay }) {
  const say = useText(text)
  const may = useMay()
  const upkeep = [
    { key: 'changes', label: say('wayChanges'), to: '/law/changes' },
    { key: 'confirm', label: say('wayConfirm'), to: '/law/confirm' },
    { key: 'templates', label: say('wayTemplates'), to: '/documents/templates' },
  ] as const
  const views = [
    { key: 'allowed', label: say('allowed'), to: '/law/allowed' },
    { key: 'responsible', label: say('responsible'), to: '/law/responsible' },
    { key: 'periods', label: say('periods'), to: '/law/periods' },
    { key: 'day', label: say('dayTitle'), to: '/law/day' },
    ...(may('rulebook.read') ? upkeep : []),
  ]
  return (
    <div className="no-print">
      <ViewTabs views={views} current={current} label={say('ways')} />
    </div>
  )
}
