import type { checkCatalogue } from '../../../../src/law/catalogue/schema.ts'
import type { Input } from '../../api.ts'

/** What the form says of the version that the file is. */
export interface Asked {
  version: string
  titleVi: string
  titleEn: string
  instrument: string
  follows: string
}

export const NOTHING: Asked = { version: '', titleVi: '', titleEn: '', instrument: '', follows: '' }

export function isVersionName(name: string): boolean {
  return /^[a-z0-9-]{1,60}$/u.test(name)
}

export function isWhole({ version, titleVi, instrument }: Asked): boolean {
  return isVersionName(version) && titleVi.trim() !== '' && instrument !== ''
}

export function inputOf({ titleEn, follows, titleVi, ...asked }: Asked, file: File): Input<typeof checkCatalogue> {
  return {
    ...asked,
    titleVi: titleVi.trim(),
    name: file.name,
    ...(titleEn.trim() === '' ? {} : { titleEn: titleEn.trim() }),
    ...(follows === '' ? {} : { follows }),
  }
}
