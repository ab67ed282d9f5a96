import { addRemark, REMARK_KINDS, type RemarkKind } from '../../../src/cases/heads/schema.ts'
import { useAct } from '../api-hooks.ts'
import { FieldsDialog } from '../cases/along/fields.tsx'
import { formatDay } from '../i18n/format.ts'
import { useText } from '../i18n/use.ts'
import { useAppState } from '../shell/state.ts'
import { text } from './text.ts'

/** Minutes a remark on the spot, of a unit and a day; nothing of where it was entered from goes with it. */
export function RemarkDialog({ unit, onClose }: { unit?: string; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(addRemark, ['/api/remarks'])
  const today = useAppState()?.today
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('remarkDo')}
      object={null}
      effect={say('remarkEffect')}
      fields={[
        { name: 'unit', label: say('remarkUnit'), is: 'unit', ...(unit === undefined ? {} : { start: unit }) },
        { name: 'kind', label: say('remarkKind'), is: 'choice', choices: REMARK_KINDS.map((kind) => [kind, say(`kind-${kind}`)] as const) },
        { name: 'day', label: say('remarkDay'), is: 'day', start: today === undefined ? '' : formatDay(today) },
        { name: 'document', label: say('remarkDocument'), is: 'line' },
      ]}
      onDo={({ unit: of, kind, day, document }) =>
        act.mutate({ unit: of ?? '', kind: (kind ?? '') as RemarkKind, day: day ?? '', document: document ?? '' }, { onSuccess: onClose })
      }
    />
  )
}
