export { endPlanTask } from './result.ts'
export { addPlanTask, changePlanTask, dropPlanTask } from './set.ts'
export { showPlan } from './show.ts'
