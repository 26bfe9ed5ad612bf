/** Takes out of the register what an import brought, as a declared procedure decides it: one entry, or all of its file. */
import type { CoreAct } from '../../../law/core-act.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import { formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, same, spoken } from '../../../law/text.ts'
import type { Db } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { crosswalkOf } from './crosswalks/index.ts'
import { words } from './messages.ts'
import './tables.ts'

/** `entry` is the number of an entry that an import brought; `what` is `entry` for it alone, or `file` for all of its file. */
export const strikingAct: CoreAct = {
  name: 'systems.strike',
  words: spoken({ kk: 'Импортталған жүйелер тізілімнен алып тасталады', ru: 'Импортированные системы исключаются из реестра', en: 'Imported systems are struck off the register' }),
  takes: { entry: { kinds: ['text'] }, what: { kinds: ['choice'] } },
  states: { records: 'integer' },
  twoPeople: true,
}

/** How many numbers are shown to whoever signs; the rest are counted. */
const mostShown = 20

/** Says who strikes. `register` is the one into which systems are imported. */
export function keepStriking({ cases, registers }: Kernel, register: string): void {
  /** The entries that would be struck. Throws a `Failure` (invalid) where the number is none of an import, or nothing of it stands. */
  async function meant(within: Db, told: Facts): Promise<{ readonly crosswalk: string; readonly numbers: readonly string[] }> {
    const entry = String(told['entry']).trim()
    const from = await within.selectFrom('oversight_original').innerJoin('oversight_import', 'oversight_import.id', 'oversight_original.import').select(['import', 'crosswalk']).where('entry', '=', entry).executeTakeFirst()
    if (from === undefined) throw new Failure('invalid', words.notImported, [{ field: 'entry', text: words.notImported }])
    const brought = told['what'] === 'file' ? (await within.selectFrom('oversight_original').select('entry').where('import', '=', from.import).orderBy('row').execute()).map((one) => one.entry) : [entry]
    const standing = new Set((await registers.standing(register, within)).map(({ number }) => number))
    const numbers = brought.filter((number) => standing.has(number))
    if (numbers.length === 0) throw new Failure('invalid', words.noneStands, [{ field: 'entry', text: words.noneStands }])
    return { crosswalk: from.crosswalk, numbers }
  }

  cases.keepCoreAct(strikingAct, {
    reads: async (tx, _, told) => ({ records: (await meant(tx, told)).numbers.length }),
    async shows(within, told) {
      const { crosswalk, numbers } = await meant(within, told)
      return [
        { does: 'heads', words: crosswalkOf(crosswalk)?.title ?? same(crosswalk) },
        { does: 'removes', words: inEveryLanguage((locale) => `${words.records[locale]}: ${formatNumber(numbers.length, locale)}`) },
        ...numbers.slice(0, mostShown).map((number) => ({ does: 'removes' as const, words: same(number) })),
      ]
    },
    async carryOut(tx, by, { told, signature = '' }) {
      // A decision acts on one entry; the signature under it is the act of all of them.
      for (const entry of (await meant(tx, told)).numbers) await registers.act(tx, by, 'strike', { entry, register, act: { signature } })
    },
  })
}
