/** Places in answers: regions, which the country of the process declares, and coordinates on the earth. */
import type { Region } from './region.ts'
import type { Text } from './text.ts'

/** What answers need to know of a region: its code in the national classifier, and what it is called. */
type RegionName = Pick<Region, 'code' | 'name'>

let kept: readonly RegionName[] = []

/** The regions of the country that this process serves, in the country's order; none where it declares none. */
export const regions = (): readonly RegionName[] => kept

/** Keeps to these regions from now on; answers those before. Whoever takes a country's pack or opens its kernel does it, and nobody else. */
export function keepRegions(declared: readonly RegionName[]): readonly RegionName[] {
  const former = kept
  kept = declared
  return former
}

/** What a region is called; undefined where the country has none of this code. */
export const regionName = (code: string): Text | undefined => kept.find((region) => region.code === code)?.name

/** One number of a pair: up to nine decimal places, a tenth of a millimetre, more than any receiver knows. */
const degrees = String.raw`([+-]?\d{1,3}(?:\.\d{1,9})?)°?`
const pair = new RegExp(`^${degrees}(?:\\s*[,;]\\s*|\\s+)${degrees}$`)

/**
 * Reads latitude and longitude in degrees of WGS 84 as people copy them from a map, `43.238949, 76.889709`. Answers them as such a text; undefined where it
 * is no such pair, or lies outside −90 to 90 and −180 to 180 degrees.
 */
export function parseCoordinates(text: string): string | undefined {
  const [, latitude, longitude] = pair.exec(text.replaceAll('\u2212', '-').trim()) ?? []
  if (latitude === undefined || longitude === undefined || Math.abs(Number(latitude)) > 90 || Math.abs(Number(longitude)) > 180) return undefined
  return [latitude, longitude].map((one) => one.replace(/^\+/, '')).join(', ')
}
