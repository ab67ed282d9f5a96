import { exportOrganisation, organisationTemplate, SHEETS } from '../../../../src/organisation/register/schema.ts'
import { addressOf } from '../../api.ts'
import { useLanguage, useText } from '../../i18n/use.ts'
import { Download } from '../../parts/trying/download.tsx'
import styles from '../../parts/trying/trying.module.css'
import { useMay } from '../../shell/state.ts'
import { text } from './text.ts'

/** The empty file to fill in, and the register as a file. */
export function Files() {
  const say = useText(text)
  const language = useLanguage()
  const mayExport = useMay()('organisation.export')
  return (
    <section aria-labelledby="files" className={`${styles.rail} no-print`}>
      <h2 id="files">{say('files')}</h2>
      <p>
        <Download to={addressOf(organisationTemplate, { language })} words={say('template')} />
        <span className="small text2">{say('templateWhy')}</span>
      </p>
      {mayExport && (
        <>
          <p>
            <Download to={addressOf(exportOrganisation, { language })} words={say('export')} />
            <span className="small text2">{say('exportWhy')}</span>
          </p>
          <p>{say('exportSheet')}</p>
          <ul>
            {SHEETS.map((sheet) => (
              <li key={sheet}>
                <Download to={addressOf(exportOrganisation, { language, format: 'csv', sheet })} words={say(`sheet_${sheet}`)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
