/** Columns as the dataset viewer of Hugging Face describes them: features with the data types of Arrow. Pure. */
import type { Column } from '../engine/index.ts'

type Feature = { readonly dtype: string; readonly _type: 'Value' } | { readonly feature: Feature; readonly _type: 'List' }

const types: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^(U?)TINYINT$/, ([, u]) => `${u?.toLowerCase()}int8`], [/^(U?)SMALLINT$/, ([, u]) => `${u?.toLowerCase()}int16`],
  [/^(U?)INTEGER$/, ([, u]) => `${u?.toLowerCase()}int32`], [/^(U?)BIGINT$/, ([, u]) => `${u?.toLowerCase()}int64`],
  [/^FLOAT$/, () => 'float32'], [/^DOUBLE$/, () => 'float64'], [/^U?HUGEINT$/, () => 'decimal128(38, 0)'],
  [/^DECIMAL\((\d+),\s*(\d+)\)$/, ([, precision, scale]) => `decimal128(${precision}, ${scale})`],
  [/^BOOLEAN$/, () => 'bool'], [/^DATE$/, () => 'date32'], [/^TIME$/, () => 'time64[us]'], [/^BLOB$/, () => 'binary'],
  [/^TIMESTAMP_S$/, () => 'timestamp[s]'], [/^TIMESTAMP_MS$/, () => 'timestamp[ms]'], [/^TIMESTAMP_NS$/, () => 'timestamp[ns]'],
  [/^TIMESTAMP WITH TIME ZONE$/, () => 'timestamp[us, tz=UTC]'], [/^TIMESTAMP$/, () => 'timestamp[us]'],
]

/** The feature of a type of DuckDB; what Arrow has no one word for is shown as a text. */
export function featureOf(type: string): Feature {
  const list = /^(.*)\[\d*\]$/s.exec(type)
  if (list) return { feature: featureOf(list[1]!), _type: 'List' }
  for (const [pattern, name] of types) {
    const found = pattern.exec(type)
    if (found) return { dtype: name(found), _type: 'Value' }
  }
  return { dtype: 'string', _type: 'Value' }
}

/** Features in their order, as pages of rows have them. */
export const featuresOf = (columns: readonly Column[]) => columns.map(({ name, type }, index) => ({ feature_idx: index, name, type: featureOf(type) }))
