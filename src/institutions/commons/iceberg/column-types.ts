/** The types of columns, from DuckDB's words to those of Iceberg, as DuckDB writes them into Parquet. Pure. */

/** A type of Iceberg; of what is inside lists, with the ids that Iceberg gives each field. */
export type IcebergType = string | { readonly type: 'list'; readonly 'element-id': number; readonly element: IcebergType; readonly 'element-required': false }

const scalars: Readonly<Record<string, string>> = {
  BOOLEAN: 'boolean', TINYINT: 'int', SMALLINT: 'int', INTEGER: 'int', BIGINT: 'long', FLOAT: 'float', DOUBLE: 'double', VARCHAR: 'string', BLOB: 'binary',
  DATE: 'date', TIME: 'time', TIMESTAMP: 'timestamp', 'TIMESTAMP WITH TIME ZONE': 'timestamptz', UUID: 'uuid',
}

/**
 * The type of a column; undefined where version 2 of Iceberg has none for what stands in the file: whole numbers without a sign, of 128 bits, moments in other
 * parts of a second than the millionth, structures. `idOf` gives the id of a field by its path.
 */
export function icebergType(type: string, path: string, idOf: (path: string) => number): IcebergType | undefined {
  const list = /^(.*)\[\d*\]$/s.exec(type)
  if (list !== null) {
    const id = idOf(`${path}.element`)
    const element = icebergType(list[1]!, `${path}.element`, idOf)
    return element === undefined ? undefined : { type: 'list', 'element-id': id, element, 'element-required': false }
  }
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(type)
  return decimal === null ? scalars[type] : `decimal(${decimal[1]}, ${decimal[2]})`
}
