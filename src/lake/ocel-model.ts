/** One event of an object-centric log, as any of the formats gives it. Texts as they stand in the file. */
export interface OcelEvent {
  /** Empty where it has none. */
  id: string
  activity: string
  /** Empty where it has none. */
  time: string
  attributes: readonly OcelAttribute[]
  objects: readonly OcelReference[]
}

export interface OcelAttribute {
  name: string
  value: string
}

export interface OcelReference {
  id: string
  /** Empty where it has none. */
  qualifier: string
}

/** What a walk through a file calls; what is not asked for is not called. */
export interface OcelVisitor {
  object?: (id: string, type: string) => void
  /** Once for every value that an attribute of an object ever had. */
  objectAttribute?: (id: string, name: string, value: string) => void
  event?: (event: OcelEvent) => void
  /** How far the walk is, in bytes. */
  progress?: (bytes: number, ofBytes: number) => void
}

/**
 * Walks through a whole file, in its order. Throws LiemError('input') with file and place where it is
 * damaged or not of the format.
 */
export type OcelWalk = (file: string, visitor: OcelVisitor) => Promise<void>
