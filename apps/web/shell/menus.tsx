import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { Link, useRouter } from '@tanstack/react-router'
import { IconCheck, IconDatabase, IconDotsVertical, IconKeyboard, IconLanguage, IconUserCircle } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { LANGUAGES } from '../i18n/language.ts'
import { changeLanguage, useLanguage, useText } from '../i18n/use.ts'
import styles from './header.module.css'
import { useAppState, usePersonName } from './state.ts'
import { text } from './text.ts'

const UserItems = lazy(() => import('./user-items.tsx').then(({ UserItems: component }) => ({ default: component })))

const LANGUAGE_NAMES = { vi: 'languageVi', en: 'languageEn' } as const
const SCHEMES = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[]
const SCHEME_NAMES = { auto: 'schemeAuto', light: 'schemeLight', dark: 'schemeDark' } as const

export function LanguageMenu() {
  const say = useText(text)
  const language = useLanguage()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.textButton}>
          <IconLanguage size={18} stroke={1.6} aria-hidden />
          <span className="spoken">{say('language')}</span>
          <span className={styles.strong}>{say(LANGUAGE_NAMES[language])}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <LanguageItems />
      </Menu.Dropdown>
    </Menu>
  )
}

export function UserMenu({ onKeys }: { onKeys: () => void }) {
  const say = useText(text)
  const actor = useAppState()?.actor
  const nameOf = usePersonName()
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className={styles.textButton}>
          <IconUserCircle size={20} stroke={1.6} aria-hidden />
          <span className="spoken">{say('user')}</span>
          <span className={styles.userName}>{actor !== undefined && nameOf(actor.name)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Suspense>
          <UserItems />
        </Suspense>
        <SchemeItems />
        <Menu.Divider />
        <KeysItem onKeys={onKeys} />
        <About />
      </Menu.Dropdown>
    </Menu>
  )
}

/** On a phone: everything that has no room in the header. */
export function MoreMenu({ onKeys }: { onKeys: () => void }) {
  const say = useText(text)
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className={styles.iconButton} aria-label={say('more')}>
          <IconDotsVertical size={22} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Suspense>
          <UserItems />
        </Suspense>
        <LanguageItems />
        <Menu.Divider />
        <SchemeItems />
        <Menu.Divider />
        <KeysItem onKeys={onKeys} />
        <About />
      </Menu.Dropdown>
    </Menu>
  )
}

function LanguageItems() {
  const say = useText(text)
  const current = useLanguage()
  return (
    <>
      <Menu.Label>{say('language')}</Menu.Label>
      {LANGUAGES.map((language) => (
        <Menu.Item
          key={language}
          lang={language}
          rightSection={<Chosen on={language === current} />}
          onClick={() => changeLanguage(language)}
        >
          {say(LANGUAGE_NAMES[language])}
        </Menu.Item>
      ))}
    </>
  )
}

function SchemeItems() {
  const say = useText(text)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>{say('scheme')}</Menu.Label>
      {SCHEMES.map((scheme) => (
        <Menu.Item key={scheme} rightSection={<Chosen on={scheme === colorScheme} />} onClick={() => setColorScheme(scheme)}>
          {say(SCHEME_NAMES[scheme])}
        </Menu.Item>
      ))}
    </>
  )
}

function KeysItem({ onKeys }: { onKeys: () => void }) {
  const say = useText(text)
  return (
    <Menu.Item leftSection={<IconKeyboard size={18} stroke={1.6} aria-hidden />} rightSection={<kbd>?</kbd>} onClick={onKeys}>
      {say('keys')}
    </Menu.Item>
  )
}

function About() {
  const say = useText(text)
  const state = useAppState()
  const { routesByPath } = useRouter()
  if (state === undefined) return null
  return (
    <>
      {'/personal-data' in routesByPath && (
        <Menu.Item
          leftSection={<IconDatabase size={18} stroke={1.6} aria-hidden />}
          renderRoot={(props) => <Link to="/personal-data" {...props} />}
        >
          {say('personalData')}
        </Menu.Item>
      )}
      <div className={styles.about}>
        {state.localOnly && <p>{say('localOnly')}</p>}
        <p>{say('version', { version: state.version })}</p>
      </div>
    </>
  )
}

function Chosen({ on }: { on: boolean }) {
  return on ? <IconCheck size={16} stroke={1.8} aria-hidden /> : null
}
