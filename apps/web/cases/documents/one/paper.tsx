import type { DocumentShown } from '../../../../../src/cases/documents/schema.ts'
import { useText } from '../../../i18n/use.ts'
import styles from '../documents.module.css'
import { text } from '../text.ts'

type Sheet = DocumentShown['sheet']
type Runs = Sheet['abstract']
type Written = Pick<DocumentShown, 'sheet' | 'words'>

/** A document as it reads: what is missing and what rests on law to be confirmed can be seen. */
export function Paper({ sheet, words }: Written) {
  const { title, abstract, authority, blocks } = sheet
  return (
    <div className={styles.paper} lang={sheet.language}>
      <Heads sheet={sheet} words={words} />
      <p className={styles.middle}>
        <b>{title}</b>
      </p>
      <p className={`${styles.middle} ${styles.ruled}`}>
        <b>
          <Words runs={abstract} />
        </b>
      </p>
      {authority.length > 0 && (
        <p className={`${styles.middle} ${styles.caps}`}>
          <b>
            <Words runs={authority} />
          </b>
        </p>
      )}
      <div className={styles.body}>
        {blocks.map((block, at) => (
          <Block key={at} block={block} article={words.article} />
        ))}
      </div>
      <Signs sheet={sheet} words={words} />
    </div>
  )
}

function Heads({ sheet: { superior, issuer, number, place }, words }: Written) {
  return (
    <div className={styles.heads}>
      <div>
        <p className={styles.caps}>
          <Words runs={superior} />
        </p>
        <p className={`${styles.caps} ${styles.ruled}`}>
          <b>
            <Words runs={issuer} />
          </b>
        </p>
        <p>
          {words.number} <Words runs={number} />
        </p>
      </div>
      <div>
        <p>
          <b>{words.nation}</b>
        </p>
        <p className={styles.ruled}>
          <b>{words.motto}</b>
        </p>
        <p>
          <i>
            <Words runs={place} />
          </i>
        </p>
      </div>
    </div>
  )
}

function Signs({ sheet: { signatures, recipients }, words }: Written) {
  return (
    <div className={styles.signs}>
      <div className={styles.sent}>
        <p>
          <b>
            <i>{words.recipients}</i>
          </b>
        </p>
        {recipients.map((one, at) => (
          <p key={at}>
            - <Words runs={one} />
          </p>
        ))}
      </div>
      {signatures.map(({ role, name }, at) => (
        <div key={at} className={styles.sign}>
          <b className={styles.caps}>
            <Words runs={role} />
          </b>
          <span />
          <b>
            <Words runs={name} />
          </b>
        </div>
      ))}
    </div>
  )
}

function Block({ block: { kind, runs, number, centred }, article }: { block: Sheet['blocks'][number]; article: string }) {
  const words = <Words runs={runs} />
  if (kind === 'heading')
    return (
      <p className={`${styles.heading} ${centred === true ? styles.middle : ''}`}>
        <b>{words}</b>
      </p>
    )
  if (kind === 'ground')
    return (
      <p>
        <i>{words}</i>
      </p>
    )
  if (kind === 'article')
    return (
      <p>
        <b>
          {article} {number}.
        </b>{' '}
        {words}
      </p>
    )
  return (
    <p>
      {kind === 'item' && '- '}
      {words}
    </p>
  )
}

function Words({ runs }: { runs: Runs }) {
  const say = useText(text)
  return runs.map(({ text: words, gap, unconfirmed }, at) =>
    gap === true ? (
      <span key={at} className={styles.gap}>
        <span className="spoken">{say('gap')}: </span>
        {words}
      </span>
    ) : unconfirmed === true ? (
      <span key={at} className={styles.unconfirmed} title={say('unconfirmed')}>
        {words}
      </span>
    ) : (
      <span key={at}>{words}</span>
    ),
  )
}
