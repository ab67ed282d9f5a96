export { breakGlass } from './ask.ts'
export { listBreakGlass } from './list.ts'
export { openGrant } from './open.ts'
export { countReviews, reviewBreakGlass, type Reviewing } from './review.ts'
