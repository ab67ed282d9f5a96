export { showOverview } from './overview/overview.ts'
export { searchAll } from './overview/search.ts'
export { showState, type Installation } from './overview/state.ts'
export { recountFindings } from './parts/sums.ts'
