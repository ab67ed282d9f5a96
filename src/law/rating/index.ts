export { ratedCircumstances, ratingLedger, ratingTerms } from './ledger.ts'
export * from './schema.ts'
