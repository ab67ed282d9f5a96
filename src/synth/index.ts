export { DEVIATIONS } from './deviations.ts'
export { NOISE_LEVELS, type NoiseLevel } from './noise.ts'
export { DECLARATIONS_PER_SCALE, synthesise, synthesisedRegister, type SynthOptions, type SynthSummary } from './synthesise.ts'
export { WORLDS, type WorldName } from './world.ts'
