/** The types of columns, from DuckDB's words to those of Croissant and Table Schema. */

interface Names {
  /** Class of schema.org or Croissant. */
  readonly croissant: string
  /** Type of Table Schema (Data Package v2); `any` where readers of Parquet make values of which Table Schema has no type. */
  readonly schema: string
  readonly format?: string
}

const names: readonly (readonly [RegExp, Names])[] = [
  [/^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|INT\d*|BIGNUM)$/, { croissant: 'sc:Integer', schema: 'integer' }],
  [/^(?:DOUBLE|FLOAT|REAL|DECIMAL(?:\(.*\))?|NUMERIC(?:\(.*\))?)$/, { croissant: 'sc:Float', schema: 'number' }],
  [/^BOOLEAN$/, { croissant: 'sc:Boolean', schema: 'boolean' }],
  [/^DATE$/, { croissant: 'sc:Date', schema: 'date' }],
  [/^(?:TIMESTAMP.*|DATETIME)$/, { croissant: 'sc:DateTime', schema: 'datetime', format: 'any' }],
  [/^TIME(?:_NS| WITH TIME ZONE)?$/, { croissant: 'sc:Time', schema: 'time', format: 'any' }],
  [/^UUID$/, { croissant: 'sc:Text', schema: 'any' }],
  [/^BLOB$/, { croissant: 'sc:Text', schema: 'any' }],
  [/^(?:MAP|UNION).*$/, { croissant: 'sc:Text', schema: 'any' }],
  [/^(?:STRUCT|JSON).*$/, { croissant: 'sc:Text', schema: 'object' }],
]

const text: Names = { croissant: 'sc:Text', schema: 'string' }

/** How other formats call the type of a column; of a list, with the type of what is in it. */
export function typeNames(type: string): Names & { readonly list: boolean } {
  const list = /^(.*)\[\d*\]$/s.exec(type)
  if (list) return { ...typeNames(list[1] ?? ''), schema: 'any', list: true }
  return { ...(names.find(([pattern]) => pattern.test(type.toUpperCase()))?.[1] ?? text), list: false }
}
