export {
  casesBehind,
  compactCaseSums,
  medianOf,
  readCaseSums,
  readPeerTimes,
  readUnitSums,
  type CaseSum,
  type Histogram,
  type SumKind,
} from './sums.ts'
