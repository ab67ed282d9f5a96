import { Button } from '@mantine/core'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { Me } from '../../../src/access/sign-in/schema.ts'
import { useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import styles from './account.module.css'
import { text } from './text.ts'

const AppDialog = lazy(() => import('./app-dialog.tsx').then(({ AppDialog: component }) => ({ default: component })))
const PasswordDialog = lazy(() => import('./password-dialog.tsx').then(({ PasswordDialog: component }) => ({ default: component })))
const CodesDialog = lazy(() => import('./codes-dialog.tsx').then(({ CodesDialog: component }) => ({ default: component })))

interface WaysProps {
  me: Me
  /** New recovery codes, to be shown once. */
  onCodes: (codes: readonly string[]) => void
}

/** By what one signs in, and the way to change each. */
export function Ways({ me, onCodes }: WaysProps) {
  const say = useText(text)
  const [open, setOpen] = useState<'password' | 'app' | 'codes' | null>(null)
  const close = (): void => setOpen(null)
  const rows: readonly { name: string; value: string; act?: [verb: string, open: 'password' | 'app' | 'codes'] }[] = [
    me.hasPassword
      ? { name: say('password'), value: say('passwordSet'), act: [say('passwordChange'), 'password'] }
      : { name: say('password'), value: say('passwordNone') },
    me.secondFactor
      ? { name: say('app'), value: say('appSet'), act: [say('appChange'), 'app'] }
      : { name: say('app'), value: say('appNone') },
    ...(me.secondFactor
      ? [
          {
            name: say('codes'),
            value: say('codesLeft', { n: me.recoveryCodesLeft }),
            act: [say('codesNew'), 'codes'] satisfies [string, 'codes'],
          },
        ]
      : []),
  ]
  return (
    <Section title={say('ways')} plain>
      <dl className={styles.ways}>
        {rows.map(({ name, value, act }) => (
          <Way key={name} name={name} value={value}>
            {act !== undefined && (
              <Button variant="default" size="compact-md" onClick={() => setOpen(act[1])}>
                {act[0]}
              </Button>
            )}
          </Way>
        ))}
      </dl>
      <Suspense>
        {open === 'password' && <PasswordDialog login={me.login} onClose={close} />}
        {open === 'app' && <AppDialog onCodes={onCodes} onClose={close} />}
        {open === 'codes' && <CodesDialog onCodes={onCodes} onClose={close} />}
      </Suspense>
    </Section>
  )
}

function Way({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd>{children}</dd>
    </div>
  )
}
