import { Button } from '@mantine/core'
import { listOwnDocuments, ownDocumentPdf, ownDocumentScan, type OwnDocument } from '../../../../src/cases/documents/schema.ts'
import { addressOf } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import mine from '../../account/mine/mine.module.css'
import styles from './documents.module.css'
import { text } from './text.ts'

/** Documents of a case that were issued and addressed to whoever is signed in; nothing where there is none. Opening one is recorded. */
export function OwnDocuments({ id }: { id: string }) {
  const say = useText(text)
  const rows = useRoute(listOwnDocuments, {}).data?.rows.filter((row) => row.id === id) ?? []
  if (rows.length === 0) return null
  return (
    <>
      <h3 className={mine.part}>{say('ownTitle')}</h3>
      <p className={`small text2 ${styles.ownNote}`}>{say('ownNote')}</p>
      {rows.map((row) => (
        <One key={row.document} row={row} />
      ))}
    </>
  )
}

function One({ row: { id, document, name, number, day, scanned, withheld } }: { row: OwnDocument }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const called = say('ownNumber', { name: inWords(name), number })
  return (
    <div className={styles.ownRow}>
      <p>
        <b>{inWords(name)}</b> <span className="small text2">{say('ownOf', { number, day: format.day(day) })}</span>
      </p>
      {withheld ? (
        <p className="small text2">{say('ownWithheld')}</p>
      ) : (
        <p className={`${styles.own} no-print`}>
          {scanned && (
            <Button variant="default" size="compact-md" component="a" href={addressOf(ownDocumentScan, { id, document })} download>
              {say('ownScan')}
              <span className="spoken"> {called}</span>
            </Button>
          )}
          <Button variant="default" size="compact-md" component="a" href={addressOf(ownDocumentPdf, { id, document })} download>
            {say('ownPdf')}
            <span className="spoken"> {called}</span>
          </Button>
        </p>
      )}
    </div>
  )
}
