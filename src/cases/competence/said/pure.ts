import type { Said } from '../../../base/said/pure.ts'

/** Why a decision is not signed by somebody, or a case does not go to a unit. */
export const COMPETENCE: readonly Said[] = [
  ['người khác có thẩm quyền ký quyết định này', 'somebody else is competent to sign this decision'],
  [
    'đơn vị này không có thẩm quyền đối với ai liên quan trong vụ việc, hoặc đang có vụ việc này rồi',
    'this unit is not competent for anybody concerned, or has the case already',
  ],
  ['xem trên trang vụ việc ai có thẩm quyền', 'see on the page of the case who is competent'],
]
