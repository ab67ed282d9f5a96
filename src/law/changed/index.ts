export { draftChange, publishChange, withdrawChange } from './change.ts'
export { currentLaw } from './current.ts'
export { findChange } from './store.ts'
export { compareText, listChanges, listFiles, showChange, showFile } from './show.ts'
