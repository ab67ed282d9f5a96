import { useMemo } from 'react'
import type { EntryView } from '../../../../src/law/catalogue/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { text } from '../text.ts'

type Handled = EntryView['handling'][number]

/** How an entry is handled by degree; `degree`: the one that was concluded. */
export function ByDegree({ entry: { handling }, degree }: { entry: EntryView; degree?: string }) {
  const say = useText(text)
  const inWords = useBilingual()
  const columns = useMemo((): readonly Column<Handled>[] => {
    const formOf = ({ form, discipline }: Handled) => (
      <>
        {inWords(form)}
        {discipline && <span className="text2">: {say('disciplineNote')}</span>}
      </>
    )
    const degreeOf = (row: Handled) => {
      const word = inWords(row.degree)
      return row.degree.id === degree ? (
        <b>
          {word} ({say('degreeConcluded')})
        </b>
      ) : (
        word
      )
    }
    return [
      { id: 'degree', head: say('degree'), names: true, wrap: true, cell: degreeOf },
      { id: 'form', head: say('form'), wrap: true, cell: formOf },
    ]
  }, [say, inWords, degree])
  return <DataTable caption={say('handling')} columns={columns} rows={handling} keyOf={(row) => row.degree.id} />
}
