/** Reads the features of GeoJSON (RFC 7946) as rows: their properties as columns, the geometry as GeoJSON text, and a point of it. */
import { open } from 'node:fs/promises'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import type { FoundArray } from './json-scan.ts'
import type { Loading } from './loading.ts'
import { noted } from './messages.ts'

/** What stands around the features is looked at so far, in bytes. */
const around = 65_536

/** What a collection says beside its features; undefined where the file is none. `crs`: the system of its coordinates, where it is named. */
export async function featureCollection(path: string, { start, end }: FoundArray): Promise<{ readonly members: readonly string[]; readonly crs?: string } | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const text = async (from: number, to: number): Promise<string> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
      return buffer.toString('utf8', 0, bytesRead)
    }
    const before = await text(Math.max(0, start - around), start)
    const after = await text(end + 1, Math.min(size, end + 1 + around))
    if (!/"type"\s*:\s*"FeatureCollection"/.test(before + after)) return undefined
    const crs = /"crs"\s*:\s*\{[^{}]*(?:\{[^{}]*"name"\s*:\s*"([^"]{1,200})")?/.exec(before + after)?.[1]
    return { members: membersOf(`${before}[]${after}`).slice(0, 10), ...(crs !== undefined && { crs }) }
  } finally {
    await file.close()
  }
}

/** The members of a collection that nobody reads: all but what the format has, where that is of its form. */
function membersOf(json: string): readonly string[] {
  const isBox = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'number')
  try {
    const value: unknown = JSON.parse(json.replace(/^\ufeff/, ''))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).filter(([name, one]) => !['type', 'features'].includes(name) && !(name === 'bbox' && isBox(one))).map(([name]) => name)
  } catch {
    // Longer than what was looked at.
    return ['…']
  }
}

/** Whether a file with one object is a single feature. */
export async function isFeature(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(around), 0, around, 0)
    const text = buffer.toString('utf8', 0, bytesRead)
    return /"type"\s*:\s*"Feature"/.test(text) && /"geometry"\s*:/.test(text)
  } finally {
    await file.close()
  }
}

/** Names of WGS 84 with longitude first, the only system that RFC 7946 knows. */
const wgs84 = /CRS:?84|EPSG:(?:.*:)?4326$|OGC:1\.3:CRS84/i

/** The query of records that are features, all of them; undefined for others. */
export async function featuresOf(
  { duck, notes }: Pick<Loading, 'duck' | 'notes'>, { inferred, as }: { readonly inferred: string; readonly as: (columns: string) => string }, crs: string | undefined,
): Promise<string | undefined> {
  const columns = await duck.rows(`describe select * from ${inferred}`).catch(() => [])
  const typeOf = (name: string): string => String(columns.find((row) => row['column_name'] === name)?.['column_type'] ?? '')
  if (typeOf('type') !== 'VARCHAR' || typeOf('geometry') === '' || typeOf('properties') === '') return undefined
  const [all] = await duck.rows(`select coalesce(bool_and(type = 'Feature'), false) as features from ${inferred}`)
  if (all?.['features'] !== true) return undefined
  const properties = typeOf('properties')
  // The geometry as it stands: what the engine would infer of several shapes has the fields of all of them.
  const others = columns.map((row) => String(row['column_name'])).filter((name) => !['type', 'geometry', 'properties'].includes(name) && !(name === 'bbox' && /^(?:DOUBLE|BIGINT)\[\]$/.test(typeOf(name))))
  const read = as(`{${[...others.map((name) => [name, typeOf(name)] as const), ['properties', properties] as const, ['geometry', 'JSON'] as const]
    .map(([name, type]) => `${quoteText(name)}: ${quoteText(type)}`).join(', ')}}`)
  const listed = [...others.map(quoteName), properties.startsWith('STRUCT') ? 'unnest(properties)' : 'properties']
  const text = 'geometry ->> \'$\' as geometry'
  if (crs !== undefined && !wgs84.test(crs)) {
    notes.push(noted.otherCrs(crs))
    return `select ${[...listed, text].join(', ')} from ${read}`
  }
  notes.push(noted.firstVertex())
  const number = (place: 0 | 1): string => `coalesce(${['coordinates', 'coordinates[0]', 'coordinates[0][0]', 'coordinates[0][0][0]', 'geometries[0].coordinates', 'geometries[0].coordinates[0]', 'geometries[0].coordinates[0][0]']
    .map((where) => `try_cast(json_extract_string(geometry, '$.${where}[${place}]') as double)`).join(', ')})`
  return `select ${[...listed, text, `${number(0)} as lon`, `${number(1)} as lat`].join(', ')} from ${read}`
}
