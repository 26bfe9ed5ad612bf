/** Prices of models: tiyn for a million tokens, by day, as the country sets them. What is not set is not free. */
import { type Dated, type DatedValue, entryOn } from '../../../law/dated.ts'
import type { Tiyn } from '../../../law/money.ts'
import type { Day } from '../../../law/time.ts'

/** Tiyn for a million tokens; so a token costs as many millionths of a tiyn, and no arithmetic rounds. */
export interface Price { readonly input: Tiyn; readonly output: Tiyn }

/** Prices by the API name of the model; `standard` holds for every model that has none of its own. */
export interface PriceList { readonly standard: Dated<Price>; readonly models: Readonly<Record<string, Dated<Price>>> }

/** What is set for a model on a day, with its basis; undefined where nothing reaches. */
export const priceEntry = ({ standard, models }: PriceList, model: string, day: Day): DatedValue<Price> | undefined =>
  entryOn(Object.hasOwn(models, model) ? models[model]! : standard, day)

/** Millionths of a tiyn in a tiyn. */
export const micro = 1_000_000n

/** Reads prices of one day fast; undefined where no price is set. */
export function openPrices(list: PriceList): (model: string, day: Day) => Price | undefined {
  let of: Day | undefined
  const known = new Map<string, Price | undefined>()
  return (model, day) => {
    if (day !== of) {
      known.clear()
      of = day
    }
    if (known.has(model)) return known.get(model)
    const price = priceEntry(list, model, day)?.value ?? undefined
    // A caller may name anything: what is no model is not remembered.
    if (Object.hasOwn(list.models, model) || known.size < 1_000) known.set(model, price)
    return price
  }
}
