import { Button } from '@mantine/core'
import { addressOf } from '../../../api.ts'
import { documentScan, type DocumentShown } from '../../../../../src/cases/documents/schema.ts'
import { useBilingual, useFormat, useText } from '../../../i18n/use.ts'
import { Facts } from '../../../parts/layout.tsx'
import { usePersonName } from '../../../shell/state.ts'
import plain from '../../../units/plain-table.module.css'
import styles from '../documents.module.css'
import { text } from '../text.ts'

interface RailProps {
  document: DocumentShown
  shown: number
  onRevision: (n: number) => void
}

/** What is missing, who stands for it, what it said before, and which files are kept. */
export function Rail({ document, shown, onRevision }: RailProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const { missing, entered, filled } = document
  return (
    <div className={styles.rail}>
      {missing.length > 0 && (
        <section aria-labelledby="gaps">
          <h2 id="gaps">{say('missing')}</h2>
          <ul className={styles.list}>
            {missing.map((one) => (
              <li key={one.id}>{inWords(one)}</li>
            ))}
          </ul>
        </section>
      )}
      <Known document={document} />
      {entered.length > 0 && (
        <section aria-labelledby="entered">
          <h2 id="entered">{say('entered')}</h2>
          <ul className={styles.list}>
            {entered.map((one) => (
              <li key={one.id}>
                {inWords(one)}
                <span className={plain.second}>{filled[one.id]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Revisions document={document} shown={shown} onRevision={onRevision} />
      <Files document={document} />
    </div>
  )
}

function Known({ document: { code, sha256, madeBy, checkedBy, issuedBy, issuer, opened } }: { document: DocumentShown }) {
  const say = useText(text)
  const inWords = useBilingual()
  const nameOf = usePersonName()
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{say('facts')}</h2>
      <Facts
        rows={[
          [
            say('code'),
            <span key="code" className={styles.hash}>
              {code}
            </span>,
          ],
          [say('issuer'), inWords(issuer.name)],
          [say('madeBy'), nameOf(madeBy.name)],
          checkedBy !== null && [say('checkedBy'), nameOf(checkedBy.name)],
          issuedBy !== null && [say('issuedBy'), nameOf(issuedBy.name)],
          opened > 0 && [say('openedTimes'), say('times', { n: opened })],
          [
            say('hash'),
            <span key="hash" className={styles.hash}>
              {sha256}
            </span>,
          ],
        ]}
      />
      <p className="small text2">{say('original')}</p>
    </section>
  )
}

function Revisions({ document: { revisions }, shown, onRevision }: RailProps) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <section aria-labelledby="revisions">
      <h2 id="revisions">{say('revisions')}</h2>
      <ol className={styles.list}>
        {revisions.map(({ n, by, at, gaps }) => (
          <li key={n}>
            {n === shown ? (
              <b>{say('revision', { n })}</b>
            ) : (
              <Button variant="subtle" size="compact-sm" px={0} onClick={() => onRevision(n)}>
                {say('revision', { n })}
              </Button>
            )}
            {gaps > 0 && <span className="text2"> · {say('revisionGaps', { n: gaps })}</span>}
            <span className={plain.second}>{say('revisionBy', { name: nameOf(by.name), at: format.instant(at) })}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Files({ document: { id, case: of, files } }: Pick<RailProps, 'document'>) {
  const say = useText(text)
  const format = useFormat()
  if (files.length === 0) return null
  return (
    <section aria-labelledby="files">
      <h2 id="files">{say('files')}</h2>
      <ul className={styles.list}>
        {files.map((file) => (
          <li key={file.id}>
            {file.kind === 'scan' ? (
              <a href={addressOf(documentScan, { id: of.id, document: id })} download>
                {say('file-scan')}
              </a>
            ) : (
              say(`file-${file.kind}`)
            )}{' '}
            <span className="text2">{format.bytes(file.bytes)}</span>
            <span className={`${plain.second} ${styles.hash}`}>{file.sha256}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
