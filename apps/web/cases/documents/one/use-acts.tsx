import { Button, Menu } from '@mantine/core'
import { IconDots, IconDownload } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { attachScan, documentDocx, documentPdf, type DocumentShown } from '../../../../../src/cases/documents/schema.ts'
import { addressOf } from '../../../api.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useText } from '../../../i18n/use.ts'
import { ErrorBox } from '../../../parts/error-box.tsx'
import { useFileChoice } from '../../../parts/file-drop.tsx'
import { useAppState, useMay } from '../../../shell/state.ts'
import { sendBody } from '../../../upload.ts'
import { text } from '../text.ts'
import { CheckDialog, FillDialog, IssueDialog, ReplaceDialog, WithdrawDialog, type DocumentProps } from './dialogs.tsx'

const DIALOGS = { fill: FillDialog, check: CheckDialog, issue: IssueDialog, withdraw: WithdrawDialog } as const
type Act = keyof typeof DIALOGS | 'replace'

/** The next act as the one button, the others behind *More*, and the files. */
export function useActs(document: DocumentShown): { buttons: ReactNode; dialog: ReactNode; note: string | undefined } {
  const say = useText(text)
  const may = useMay()
  const app = useAppState()
  const [act, setAct] = useState<Act>()
  const attach = useAttach(document)
  const { state, missing, madeBy } = document
  const changes = may('case.change')
  const isMine = app?.localOnly !== true && app?.actor.id === madeBy.id
  const isDraft = state === 'draft'
  const open = isDraft || state === 'checked'
  const next: Act | undefined = !changes
    ? undefined
    : isDraft && missing.length > 0
      ? 'fill'
      : isDraft && !isMine
        ? 'check'
        : state === 'checked'
          ? 'issue'
          : undefined
  const close = (): void => setAct(undefined)
  return {
    note: changes && isDraft && missing.length === 0 && isMine ? say('own') : undefined,
    buttons: (
      <>
        {next !== undefined && <Button onClick={() => setAct(next)}>{say(next)}</Button>}
        {changes && state === 'issued' && !document.scanned && (
          <Button onClick={attach.choose} loading={attach.sending}>
            {say('attach')}
          </Button>
        )}
        <Files document={document} />
        {changes && (open || state === 'issued') && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" aria-label={say('more')} px="sm">
                <IconDots size={18} stroke={1.8} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {open && next !== 'fill' && <Menu.Item onClick={() => setAct('fill')}>{say('again')}</Menu.Item>}
              {open && <Menu.Item onClick={() => setAct('withdraw')}>{say('withdraw')}</Menu.Item>}
              {state === 'issued' && document.scanned && <Menu.Item onClick={attach.choose}>{say('attachAgain')}</Menu.Item>}
              {state === 'issued' && <Menu.Item onClick={() => setAct('replace')}>{say('replace')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        )}
        {attach.field}
      </>
    ),
    dialog: (
      <>
        {attach.error !== undefined && <ErrorBox error={attach.error} title={say('attachFailed')} />}
        {act !== undefined && <Opened act={act} document={document} onClose={close} />}
      </>
    ),
  }
}

function Opened({ act, document, onClose }: DocumentProps & { act: Act }) {
  if (act === 'replace') return <ReplaceDialog document={document} of={document.of} onClose={onClose} />
  const Shown = DIALOGS[act]
  return <Shown document={document} onClose={onClose} />
}

function Files({ document: { id, case: of } }: { document: DocumentShown }) {
  const say = useText(text)
  const one = { id: of.id, document: id }
  const files = [
    ['pdf', addressOf(documentPdf, one)],
    ['docx', addressOf(documentDocx, one)],
    ['pdfEn', addressOf(documentPdf, { ...one, language: 'en' })],
    ['docxEn', addressOf(documentDocx, { ...one, language: 'en' })],
  ] as const
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}>
          {say('download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(([name, address]) => (
          <Menu.Item key={name} component="a" href={address} download>
            {say(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The field by which the scan of the signed paper is chosen; it is sent at once. */
function useAttach({ id, case: of }: DocumentShown) {
  const client = useQueryClient()
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined) return
    setSending(true)
    setError(undefined)
    try {
      await sendBody(attachScan, { id: of.id, document: id }, file, () => undefined).done
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/cases') })
    } catch (cause) {
      setError(cause)
    } finally {
      setSending(false)
    }
  }
  const [field, choose] = useFileChoice('.pdf,.png,.jpg,.jpeg,.tif,.tiff', (files) => void send(files))
  return { field, choose, sending, error }
}
