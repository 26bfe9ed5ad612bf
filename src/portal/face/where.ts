/** What happens where: the entries of open registers by region, as far as a register says in which region a thing is. */
import type { Kernel } from '../../kernel/index.ts'
import type { Region } from '../../law/region.ts'
import type { Text } from '../../law/text.ts'
import { regionColumn } from '../registers/map.ts'

/** A register that says where its things are. */
export interface Located { readonly register: string; readonly title: Text; /** By the code of the region. */ readonly counts: ReadonlyMap<string, number>; /** Entries of the whole country, or that do not say where. */ readonly elsewhere: number }

export interface Where { readonly regions: readonly Region[]; readonly registers: readonly Located[]; /** Of all of them together, by the code of the region. */ readonly totals: ReadonlyMap<string, number> }

/** Counts what everybody may see, in force. */
export async function whereOf({ registers, country }: Pick<Kernel, 'registers' | 'country'>): Promise<Where> {
  const regions = country.regions ?? []
  const located = await Promise.all(registers.listed.map(async (register): Promise<Located | undefined> => {
    const column = register.shown.to === 'everyone' ? regionColumn(register, regions) : undefined
    if (column === undefined) return undefined
    const { total, facets } = await registers.counted({ register: register.id, state: ['entered'] }, null)
    const said = facets[column.column] ?? {}
    const counts = new Map(column.places.flatMap(({ value, region }) => ((said[value] ?? 0) > 0 ? [[region.code, said[value]!] as const] : [])))
    return { register: register.id, title: register.title, counts, elsewhere: Math.max(0, total - [...counts.values()].reduce((sum, one) => sum + one, 0)) }
  }))
  const known = located.filter((one) => one !== undefined)
  return { regions, registers: known, totals: new Map(regions.flatMap(({ code }) => { const sum = known.reduce((all, { counts }) => all + (counts.get(code) ?? 0), 0); return sum > 0 ? [[code, sum] as const] : [] })) }
}

export const wherePath = '/programme/map'

/** Entries that say in which region they are. Pure. */
export const saidOf = ({ totals }: Pick<Where, 'totals'>): number => [...totals.values()].reduce((sum, one) => sum + one, 0)

/** Entries that do not. Pure. */
export const elsewhereOf = ({ registers }: Pick<Where, 'registers'>): number => registers.reduce((sum, { elsewhere }) => sum + elsewhere, 0)
