/** Values of an entry that name things of the thread: whoever may open one reads its title and goes there, and nobody reads an id. */
import type { Kernel } from '../../kernel/index.ts'
import { isNameOf, namesIn } from '../../kernel/named-things.ts'
import type { EntryView } from '../../kernel/registers/index.ts'
import { html, type Html } from '../html.ts'
import { readerIn } from '../reader.ts'
import type { Visit } from '../visit.ts'

/** A value as this reader is to read it; undefined where it names nothing. */
export type ThingsNamed = (field: string, text: string) => Html | undefined

/** What the thread calls a thing: its kind and its number. */
const id = /\b[a-z][a-z-]*:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

/** Reads what these values of an entry name: in the columns of which its register says so by name, and everywhere by an id. */
export async function thingsNamedIn({ registers, threads }: Pick<Kernel, 'registers' | 'threads'>, visit: Visit, { register, values, owner }: Pick<EntryView, 'register' | 'values' | 'owner'>): Promise<ThingsNamed> {
  const ids = Object.values(values).flatMap((value) => (typeof value === 'string' ? [...value.matchAll(id)].map(([one]) => one) : []))
  const byName = register.names === undefined ? [] : (await registers.namedIn({ register: register.id, values, owner: owner ?? { kind: 'body' } })).filter(({ surely }) => surely)
  const open = new Map((await threads.named(readerIn(visit), [...new Set([...ids, ...byName.map((one) => one.id)])])).map((one) => [one.id, one]))
  const { locale, link } = visit
  const told = (thing: string): Html | undefined => {
    const found = open.get(thing)
    return found?.path === undefined ? undefined : html`<a href="${link(found.path)}">${found.title[locale]}</a>`
  }
  return (field, text) => {
    const names = field in (register.names ?? {})
    const words = text.split(/([\s,;«»"“”()]+)/)
    const parts = words.map((word) => {
      const [one] = word.match(id) ?? []
      if (one !== undefined) return told(one) ?? threads.kindOf(one)?.because?.[locale] ?? threads.kindOf(one)?.called[locale]
      const [name] = names ? namesIn(word) : []
      const thing = name === undefined ? undefined : byName.find((named) => open.has(named.id) && isNameOf(named, name))
      return thing && told(thing.id)
    })
    if (parts.every((part) => part === undefined)) return undefined
    return html`${parts.map((part, at) => part ?? words[at]!)}`
  }
}
