import type { Said } from '../../../base/said/pure.ts'

/** Why a draft that departs from precedents does not go on. */
export const PRECEDENTS: readonly Said[] = [
  [
    'trong {0} quyết định về hành vi giống vậy, không quyết định nào dùng hình thức này: phải nêu lý do riêng',
    'none of {0} like decisions has given this form: it needs a reason of its own',
  ],
  [
    'nêu vì sao hành vi này không giống các hành vi đó, hoặc soạn hình thức khác',
    'say why this act is not like those, or draft another form',
  ],
]
