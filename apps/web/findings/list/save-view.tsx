import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { removeView, saveView, type savedView } from '../../../../src/findings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useReturnFocus } from '../../parts/use-return-focus.ts'
import { text as shared } from '../text.ts'
import { Wrong } from '../wrong.tsx'
import styles from './dialogs.module.css'
import type { ListState } from './state.ts'
import { text } from './text.ts'

type SavedView = z.infer<typeof savedView>

interface SaveViewProps {
  list: ListState
  columns: readonly string[]
  saved: readonly SavedView[]
  onClose: () => void
}

/** Keeps filter, order and columns under a name. The name of a view that exists replaces it, and says so first. */
export function SaveView({ list, columns, saved, onClose }: SaveViewProps) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(saveView, ['/api/views'])
  useReturnFocus()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const replaces = saved.some((view) => view.name === name.trim())
  const { filter, sort, direction } = list
  return (
    <Modal opened onClose={onClose} title={say('saveViewTitle')} centered closeButtonProps={{ 'aria-label': word('close') }}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (name.trim() === '' || act.isPending) return
          act.mutate({ name: name.trim(), query: { ...filter, sort, direction, columns: [...columns] } }, { onSuccess: onClose })
        }}
      >
        <p className="text2">{say('saveViewKeeps')}</p>
        <TextInput
          label={say('viewName')}
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' && <Wrong>{say('viewNameMissing')}</Wrong>}
          data-autofocus
        />
        {replaces && <p>{say('viewReplaces')}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={word('failed')} kept={word('failedKept')} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {word('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {replaces ? say('viewReplace') : word('save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** Asks before a saved view is forgotten. */
export function RemoveView({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(removeView, ['/api/views'])
  useReturnFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('viewRemoveTitle', { name: view.name })}
      centered
      closeButtonProps={{ 'aria-label': word('close') }}
    >
      <div className={styles.form}>
        <p>{say('viewRemoveWhat')}</p>
        {act.error !== null && <ErrorBox error={act.error} title={word('failed')} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {word('cancel')}
          </Button>
          <Button loading={act.isPending} onClick={() => act.mutate({ id: view.id }, { onSuccess: onClose })}>
            {say('viewRemoveDo')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
