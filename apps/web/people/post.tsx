import { IconShield } from '@tabler/icons-react'
import type { Post } from '../../../src/organisation/schema.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import styles from './people.module.css'
import { text } from './text.ts'

/** A post with what it needs, and whether it is a sensitive one. */
export function PostWords({ post }: { post: Post | null }) {
  const say = useText(text)
  const inWords = useBilingual()
  if (post === null) return <span className="text2">{say('postUnknown')}</span>
  const { name, sensitive, competence } = post
  return (
    <>
      {inWords(name)}
      <span className={styles.second}>
        {sensitive === true ? (
          <span className={styles.sensitive}>
            <IconShield size={15} stroke={1.6} aria-hidden />
            {say('sensitive')}
          </span>
        ) : (
          say(sensitive === null ? 'sensitiveUnknown' : 'notSensitive')
        )}
      </span>
      {competence !== null && <span className={styles.second}>{say('competence', { what: competence })}</span>}
    </>
  )
}
