import fc from 'fast-check'

// Property tests begin from a seed of their own each time, and say it when they fail; LIEM_SEED repeats a run.
if (process.env['LIEM_SEED'] !== undefined) fc.configureGlobal({ seed: Number(process.env['LIEM_SEED']) })
