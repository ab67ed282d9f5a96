export { formatOf, readLog, type Format } from './read-log.ts'
export { bufferFor, openParquetWriter, parquetToCsv, type ColumnBuffer, type ParquetWriter, type WrittenColumn } from './write-parquet.ts'
export { openEngine } from './duckdb.ts'
export * from './schema.ts'
