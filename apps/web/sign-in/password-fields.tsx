import { PasswordInput, TextInput } from '@mantine/core'
import { Wrong } from '../findings/wrong.tsx'
import { useText } from '../i18n/use.ts'
import { text } from './text.ts'

const ORDER: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description']
const LEAST = 12

/** How many signs a new password lacks. */
export function lacking(password: string): number {
  return Math.max(0, LEAST - [...password].length)
}

interface PasswordFieldProps {
  value: string
  onChange: (value: string) => void
  /** The field must be filled in, and is not. */
  wrong: boolean
  label?: string
  focus?: boolean
}

export function PasswordField({ value, onChange, wrong, label, focus = false }: PasswordFieldProps) {
  const say = useText(text)
  return (
    <PasswordInput
      label={label ?? say('password')}
      inputWrapperOrder={ORDER}
      error={wrong && <Wrong>{say('missing')}</Wrong>}
      name="password"
      autoComplete="current-password"
      maxLength={1000}
      required
      visibilityToggleButtonProps={{ 'aria-label': say('showPassword') }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus={focus || undefined}
    />
  )
}

/** For a password that is chosen; says how many signs are missing once somebody has tried. */
export function NewPasswordField({ value, onChange, tried, focus = false }: Omit<PasswordFieldProps, 'wrong'> & { tried: boolean }) {
  const say = useText(text)
  const n = lacking(value)
  return (
    <PasswordInput
      label={say('newPassword')}
      description={say('newPasswordHelp')}
      inputWrapperOrder={ORDER}
      error={tried && n > 0 && <Wrong>{say('newPasswordShort', { n })}</Wrong>}
      name="new-password"
      autoComplete="new-password"
      minLength={LEAST}
      maxLength={200}
      required
      visibilityToggleButtonProps={{ 'aria-label': say('showPassword') }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus={focus || undefined}
    />
  )
}

/** For whom a password is, so that a password manager knows; not shown. */
export function ForWhom({ login }: { login: string }) {
  return <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
}

interface CodeFieldProps {
  value: string
  onChange: (value: string) => void
  wrong: boolean
  label: string
  help?: string
  /** Digits of an app; else a recovery code. */
  digits?: boolean
}

/** A code, as it stands on another screen or on paper. */
export function CodeField({ value, onChange, wrong, label, help, digits = true }: CodeFieldProps) {
  const say = useText(text)
  return (
    <TextInput
      label={label}
      description={help}
      inputWrapperOrder={ORDER}
      error={wrong && <Wrong>{say('missing')}</Wrong>}
      name="code"
      autoComplete={digits ? 'one-time-code' : 'off'}
      inputMode={digits ? 'numeric' : 'text'}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus
    />
  )
}

/** A code without the blanks with which it was read out; a server that gets less than six signs cannot use it. */
export function plain(code: string): string {
  return code.replaceAll(/\s/gu, '')
}

export function isWhole(code: string): boolean {
  return plain(code).length >= 6
}
