export { breakGlass, type Asked } from './ask.ts'
export { listBreakGlass } from './list.ts'
export { openGrant, type OpenGrant } from './open.ts'
export { countReviews, reviewBreakGlass, type Reviewing } from './review.ts'
