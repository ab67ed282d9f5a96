export { adjustRelease, checkRelease, doRelease, releaseText, withdrawRelease } from './act.ts'
export { draftRelease } from './draft.ts'
export { listOwnReleases, ownReleaseFile, ownReleaseText, showOwnRelease } from './own.ts'
export { listReleases, showRelease } from './show.ts'
