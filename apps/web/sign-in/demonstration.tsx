import { Button } from '@mantine/core'
import { ROLES } from '../../../src/access/roles/pure.ts'
import { signInToDemonstration } from '../../../src/access/sign-in/schema.ts'
import type { Bilingual } from '../../../src/base/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { Refused } from './refused.tsx'
import styles from './sign-in.module.css'
import { text } from './text.ts'

interface DemonstrationProps {
  people: readonly { login: string; name: string }[]
  /** Without a heading of its own: in a dialog that has one. */
  bare?: boolean
  onDone: () => void
}

/** Accounts of the demonstration, one for each role; anybody at this machine may take one. */
export function Demonstration({ bare = false, ...props }: DemonstrationProps) {
  const say = useText(text)
  if (bare) return <People {...props} />
  return (
    <Section title={say('demonstration')} plain>
      <People {...props} />
    </Section>
  )
}

function People({ people, onDone }: Omit<DemonstrationProps, 'bare'>) {
  const say = useText(text)
  const roleOf = useRoleName()
  const act = useAct(signInToDemonstration, [])
  return (
    <div className={styles.form}>
      <p className={styles.fictional}>{say('demonstrationNote')}</p>
      <table className={styles.people}>
        <caption className="spoken">{say('demonstration')}</caption>
        <thead className="spoken">
          <tr>
            <th scope="col">{say('role')}</th>
            <th scope="col">{say('act')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.login}>
              <th scope="row">
                {roleOf(person)}
                {isPerson(person) && <span className={styles.second}>{person.name}</span>}
              </th>
              <td>
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={say('takeAs', { role: roleOf(person) })}
                  loading={act.isPending && act.variables.login === person.login}
                  onClick={() => act.mutate({ login: person.login }, { onSuccess: onDone })}
                >
                  {say('take')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Refused error={act.error} title={say('failed')} />
    </div>
  )
}

const WORDS: Readonly<Record<string, { name: Bilingual }>> = ROLES

/** Whose account it is, where the register has somebody for the role; else it is called as the role itself. */
function isPerson({ login, name }: { login: string; name: string }): boolean {
  const words = wordsOf(login)
  return words !== undefined && words.name.vi !== name && `${words.name.vi} / ${words.name.en}` !== name
}

/** Of a role that two have, the second login ends in a number. */
function wordsOf(login: string): { name: Bilingual } | undefined {
  return WORDS[login.replace(/-\d$/u, '')]
}

/** The role of such an account, in the language that is shown: it is its login. */
function useRoleName(): (person: { login: string; name: string }) => string {
  const inWords = useBilingual()
  return ({ login, name }) => {
    const words = wordsOf(login)
    const number = /-(\d)$/u.exec(login)?.[1]
    return words === undefined ? name : [inWords(words.name), ...(number === undefined ? [] : [number])].join(' ')
  }
}
