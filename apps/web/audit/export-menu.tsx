import { exportReads } from '../../../src/access/reads/schema.ts'
import { addressOf } from '../api.ts'
import { useLanguage, useText } from '../i18n/use.ts'
import { FileMenu } from '../parts/file-menu.tsx'
import { useMay } from '../shell/state.ts'
import { readsFilter, type Asked } from './state.ts'
import { text } from './text.ts'

/** A file of all reads that the filter finds. */
export function ExportMenu({ asked }: { asked: Asked }) {
  const say = useText(text)
  const language = useLanguage()
  const may = useMay()
  if (!may('event.export')) return null
  const addressIn = (format: 'xlsx' | 'csv') => addressOf(exportReads, { ...readsFilter(asked), format, language })
  return <FileMenu label={say('export')} note={say('exportNote')} addressIn={addressIn} />
}
