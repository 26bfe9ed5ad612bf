/**
 * The tables of datasets as tables of Apache Iceberg, format 2, for pyiceberg, DuckDB, Spark, Trino and the like: versions are snapshots, and the data stand
 * where they stood. The catalog answers below `/iceberg`; the metadata lie as files in S3, below `dataset@iceberg/table/`, as Hadoop tables have them.
 *
 * Promises: a reader whose columns or rows are restricted is pointed to the file that was cut for them, and sees the versions that they are lent; nothing is
 * copied and nothing kept: metadata are written when they are asked for. Never: writes, or decides who may read.
 */
export { catalogRoutes } from './catalog.ts'
export { icebergFiles } from './tables.ts'
