import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DIGESTS, setDigest, showDigest, type Digest } from '../../../src/desk/digest/schema.ts'
import { useAct, useRoute } from '../api-hooks.ts'
import { useFormat, useLanguage, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { ErrorBox } from '../parts/error-box.tsx'
import { Section } from '../parts/section.tsx'
import styles from './account.module.css'
import { text } from './digest-text.ts'

/** Whether one is told by mail how much waits, how often, where and in which language. */
export function MailDigest() {
  const say = useText(text)
  const query = useRoute(showDigest, {})
  return (
    <Section title={say('title')} id="digest">
      <p className="text2 reading">{say('note')}</p>
      <Answer query={query} what={say('what')} rows={3}>
        {(digest) => <Choice key={`${digest.every} ${digest.address} ${digest.language}`} digest={digest} />}
      </Answer>
    </Section>
  )
}

type Draft = Pick<Digest, 'every' | 'address' | 'language'>

function Choice({ digest }: { digest: Digest }) {
  const say = useText(text)
  const shown = useLanguage()
  const [draft, setDraft] = useState<Draft>(digest.every === 'none' ? { ...digest, language: shown } : digest)
  const [tried, setTried] = useState(false)
  const act = useAct(setDigest, ['/api/me/digest'])
  const set = (patch: Partial<Draft>): void => setDraft((before) => ({ ...before, ...patch }))
  const { every, address, language } = draft
  const isMissing = every !== 'none' && !address.includes('@')
  const isSame = every === digest.every && (every === 'none' || (address === digest.address && language === digest.language))
  return (
    <form
      className={`${styles.form} ${styles.narrow} ${styles.under}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!isMissing) act.mutate({ every, address: every === 'none' ? null : address.trim(), language })
      }}
    >
      <Stand digest={digest} />
      <Radio.Group label={say('every')} value={every} onChange={(value) => set({ every: DIGESTS.find((one) => one === value) ?? 'none' })}>
        <div className={styles.choice}>
          {DIGESTS.map((one) => (
            <Radio key={one} value={one} label={say(one)} />
          ))}
        </div>
      </Radio.Group>
      {every !== 'none' && (
        <>
          <TextInput
            label={say('address')}
            description={digest.domains === null ? undefined : say('domains', { domains: digest.domains.join(', ') })}
            type="email"
            required
            value={address}
            error={tried && isMissing && say('addressMissing')}
            onChange={({ currentTarget }) => set({ address: currentTarget.value })}
          />
          <Radio.Group label={say('language')} value={language} onChange={(value) => set({ language: value === 'en' ? 'en' : 'vi' })}>
            <div className={styles.choice}>
              <Radio value="vi" label={say('languageVi')} lang="vi" />
              <Radio value="en" label={say('languageEn')} lang="en" />
            </div>
          </Radio.Group>
        </>
      )}
      {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      <div>
        <Button type="submit" variant="default" loading={act.isPending} disabled={isSame}>
          {say('save')}
        </Button>
      </div>
    </form>
  )
}

/** Whether mail is sent at all, and what became of the last letter. */
function Stand({ digest: { domains, sentOn, failed } }: { digest: Digest }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      {domains === null && <p>{say('noServer')}</p>}
      {sentOn !== null && <p className="small text2">{say('sentOn', { day: format.day(sentOn) })}</p>}
      {failed !== null && <p>{say(`failed-${failed.why}`, { day: format.day(failed.on) })}</p>}
    </>
  )
}
