import { useState } from 'react'
import { listOwnRoles } from '../../../src/access/roles/schema.ts'
import { showMe, type Me } from '../../../src/access/sign-in/schema.ts'
import { RoleText } from '../access/role-text.tsx'
import { useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Empty } from '../parts/empty.tsx'
import { Split } from '../parts/layout.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx'
import { MailDigest } from './digest.tsx'
import { text as signInText } from '../sign-in/text.ts'
import styles from './account.module.css'
import { Acts } from './acts.tsx'
import { Passkeys } from './passkeys.tsx'
import { Sessions } from './sessions.tsx'
import { usePersonName } from '../shell/state.ts'
import { text } from './text.ts'
import { Tokens } from './tokens.tsx'
import { Ways } from './ways.tsx'

/** What is one's own: roles, how one signs in, sessions, tokens. */
export function Page() {
  const say = useText(text)
  const query = useRoute(showMe, {})
  return (
    <Answer query={query} what={say('what')}>
      {(me) => (me.by === 'session' ? <Own me={me} /> : <Nobody />)}
    </Answer>
  )
}

function Nobody() {
  const say = useText(text)
  return (
    <>
      <PageHead title={say('title')} />
      <Empty title={say('local')} why={say('localWhy')} />
    </>
  )
}

function Own({ me }: { me: Me }) {
  const say = useText(text)
  const nameOf = usePersonName()
  const sayIn = useText(signInText)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes !== null)
    return (
      <>
        <PageHead title={sayIn('codesTitle')} />
        <div className={styles.narrow}>
          <RecoveryCodes codes={codes} verb={say('back')} onDone={() => setCodes(null)} />
        </div>
      </>
    )
  return (
    <>
      <PageHead
        title={say('title')}
        meta={
          <>
            <span className="strong">{nameOf(me.name)}</span>
            <span>{say('login', { login: me.login })}</span>
            {me.officer !== null && me.officer !== me.login && <span>{say('officer', { number: me.officer })}</span>}
          </>
        }
      />
      <Split rail={<Roles />}>
        <Ways me={me} onCodes={setCodes} />
        {(me.hasPassword || me.secondFactor) && <Passkeys />}
        <MailDigest />
        <Acts />
        <Sessions me={me} />
        <Tokens />
      </Split>
    </>
  )
}

function Roles() {
  const say = useText(text)
  const query = useRoute(listOwnRoles, {})
  return (
    <Section title={say('roles')} plain>
      <Answer query={query} what={say('rolesWhat')} rows={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('noRoles')} why={say('noRolesWhy')} />
          ) : (
            <>
              <ul className={styles.roles}>
                {rows.map((role) => (
                  <li key={`${role.role} ${role.unit?.code}`}>
                    <RoleText role={role} />
                  </li>
                ))}
              </ul>
              <p className="small text2">{say('rolesNote')}</p>
            </>
          )
        }
      </Answer>
    </Section>
  )
}
