/** The things that entries name in words, in the columns of which their register says so: what an order on one acts on, and what stands on its thread. */
import type { Facts } from '../law/field.ts'
import type { Register } from '../law/register.ts'
import type { Db } from './database/index.ts'
import type { Party } from './orders/index.ts'
import { type KindsOfThings, type NamedThing, ownersOfThings } from './taken-back/index.ts'

/** Each word once, in small letters and without the punctuation around it: `«Ulgi/Jabyq».` names `ulgi/jabyq`, and `Qwen3-8B.` names `qwen3-8b`. */
export const namesIn = (text: string): readonly string[] => [...new Set(text.normalize('NFC').toLowerCase().split(/[\s,;«»"“”()]+/)
  .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter((word) => word !== ''))]

export interface NamedThingsGround {
  readonly kinds: KindsOfThings
  readonly setting: (name: string) => string | undefined
}

/** Words that one question asks about. */
const atOnce = 2000

/** What each of these entries of one owner names, in their order: one question for each kind, however many entries there are. */
export async function thingsNamed({ kinds, setting }: NamedThingsGround, within: Db, { names = {} }: Pick<Register, 'names'>, entries: readonly Facts[], owner: Party | undefined): Promise<readonly (readonly NamedThing[])[]> {
  const told: NamedThing[][] = entries.map(() => [])
  for (const [field, kind] of Object.entries(names)) {
    const said = entries.map((values) => namesIn(String(values[field] ?? '')))
    const words = [...new Set(said.flat())]
    const found: NamedThing[] = []
    for (let from = 0; from < words.length; from += atOnce) found.push(...await kinds[kind]?.named?.({ db: within, setting }, words.slice(from, from + atOnce), owner) ?? [])
    if (found.length > 0) for (const [at, own] of said.entries()) told[at]!.push(...found.filter((thing) => own.some((word) => isNameOf(thing, word))))
  }
  return told
}

/** The words in columns of the owner's own things that name nothing of theirs: something of another's, or nothing that there is. */
export async function namedAsOwn(ground: NamedThingsGround, within: Db, { names = {}, onlyOwn = [] }: Pick<Register, 'names' | 'onlyOwn'>, values: Facts, owner: Party | undefined): Promise<readonly { readonly field: string; readonly word: string }[]> {
  const wrong: { readonly field: string; readonly word: string }[] = []
  for (const field of onlyOwn) {
    const [things = []] = await thingsNamed(ground, within, { names: { [field]: names[field]! } }, [values], owner)
    const owners = await ownersOfThings(ground.kinds, within, things.map(({ id }) => id))
    const own = things.filter(({ id }) => owner !== undefined && owners.get(id) === owner)
    wrong.push(...namesIn(String(values[field] ?? '')).filter((word) => !own.some((thing) => isNameOf(thing, word))).map((word) => ({ field, word })))
  }
  return wrong
}

/** Whether a word, as `namesIn` tells it, is the whole name of a thing or the last part of it. */
export function isNameOf({ name }: Pick<NamedThing, 'name'>, word: string): boolean {
  const whole = name.toLowerCase()
  return whole === word || whole.endsWith(`/${word}`)
}
