import { openOf, tasksOn } from '../../../../src/cases/plan/pure.ts'
import { showPlan } from '../../../../src/cases/plan/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { text } from './text.ts'

/** What of the plan is not known of somebody, said where a decision on him is drafted, checked and signed; it holds up nothing. */
export function PlanOpen({ file, officer }: { file: CaseShown; officer: string }) {
  const say = useText(text)
  const { data } = useRoute(showPlan, { id: file.id })
  if (data === undefined || officer === '') return null
  const { tasks, open, notFoundOut } = openOf({ tasks: tasksOn(file, officer, data.tasks) })
  const named = open.map(({ what, late }) => (late ? say('openLate', { what }) : what))
  return (
    <>
      {tasks === 0 && <p className="text2">{say('openNone')}</p>}
      {open.length > 0 && <p className="amber">{say('openTasks', { n: open.length, what: named.join('; ') })}</p>}
      {notFoundOut.length > 0 && <p className="amber">{say('openUnknown', { what: notFoundOut.map(({ what }) => what).join('; ') })}</p>}
    </>
  )
}
