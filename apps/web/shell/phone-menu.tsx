import { IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useText } from '../i18n/use.ts'
import { Navigation } from './navigation.tsx'
import styles from './shell.module.css'
import { text } from './text.ts'

/** The main menu where there is no room for it: a dialog of the browser, so focus and Escape are its own. */
export function PhoneMenu({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useText(text)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className={styles.drawer} aria-label={say('navigation')} onClose={onClose} closedby="any">
      {open && (
        <>
          <button type="button" className={styles.iconButton} onClick={onClose} aria-label={say('closeMenu')}>
            <IconX size={20} stroke={1.6} aria-hidden />
          </button>
          <Navigation onGo={onClose} />
        </>
      )}
    </dialog>
  )
}
