export { formCouncil, replaceMember } from './form.ts'
export { callSitting, holdSitting, putOffSitting } from './sit.ts'
export { showCouncils } from './show.ts'
