/** Knows a country's regions in data, by code or by name. Pure: the country hands its regions in. */
import { type Region, regionOfCode } from '../../../law/region.ts'

/** Words that say of what kind a place is; what is left is its name. */
const regionWords = /(?:^|[\s.,()])(?:облысы|обл|область|области|region|reg|oblast|province)(?=$|[\s.,()])/gu
const cityWords = /(?:^|[\s.,()])(?:қаласы|қ|город|города|гор|г|city)(?=$|[\s.,()])/gu

/** What is left of a name for comparing: without its kind, in lower case, with single spaces. */
const bare = (name: string): string => name.toLowerCase().replace(regionWords, ' ').replace(cityWords, ' ').replaceAll(/[.,()«»"]/g, ' ').replaceAll(/\s+/g, ' ').trim()

/** Finds the region that a value of the data means; undefined when it means none. */
export function regionFinder(regions: readonly Region[]): (value: string) => Region | undefined {
  const named = Map.groupBy(regions.flatMap((region) => {
    const names = [...Object.values(region.name), ...Object.values(region.short), ...region.others].map(bare)
    return [...new Set(names)].map((name) => ({ name, region }))
  }), ({ name }) => name)
  return (value) => {
    if (/^(?:[A-Z]{2}-)?\d{2}(?:\d{7})?$/.test(value.trim())) return regionOfCode(regions, value)
    const low = value.toLowerCase()
    const found = named.get(bare(value))?.map(({ region }) => region) ?? []
    if (found.length < 2) return found[0]
    // Of two with one name, the words beside it tell which; alone it is the city's, as people use it.
    const wantsRegion = new RegExp(regionWords.source, 'u').test(low)
    return found.find(({ city = false }) => city !== wantsRegion) ?? found[0]
  }
}
