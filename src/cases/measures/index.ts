export { endMeasure } from './end.ts'
export { orderMeasure, signMeasure, withdrawMeasure } from './order.ts'
export { showMeasures } from './show.ts'
