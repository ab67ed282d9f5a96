export { listTreated } from './list.ts'
export { listTreatedMatters } from './matters.ts'
