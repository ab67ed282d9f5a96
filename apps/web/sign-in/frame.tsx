import { Outlet } from '@tanstack/react-router'
import { useText } from '../i18n/use.ts'
import { Logo } from '../shell/logo.tsx'
import { LanguageMenu } from '../shell/menus.tsx'
import { text as shellText } from '../shell/text.ts'
import styles from './frame.module.css'
import { text } from './text.ts'

/** Around the pages that work without a session: the name, the language, and nothing that one has to be signed in for. */
export function Frame() {
  const say = useText(text)
  const sayShell = useText(shellText)
  return (
    <div className={styles.frame}>
      <header className={`${styles.header} no-print`}>
        <span className={styles.brand}>
          <Logo />
          {sayShell('name')}
        </span>
        <span className={styles.lead}>{say('lead')}</span>
        <LanguageMenu />
      </header>
      <main id="main" className={styles.main}>
        <Outlet />
      </main>
    </div>
  )
}
