/** Things with what is said of them, written as JSON-LD and as Turtle from one and the same value. */
import { DataFactory, Writer } from 'n3'

/** Something of which something is said; without an `id` it has no name. */
export interface Thing {
  readonly id?: string
  /** Classes, as prefixed names. */
  readonly types: readonly string[]
  /** Properties, as prefixed names. What is undefined is not said. */
  readonly says?: Readonly<Record<string, Said | readonly Said[] | undefined>>
}

export type Said =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string; readonly type?: string }
  | Thing

export type Prefixes = Readonly<Record<string, string>>

type Node = { readonly [name: string]: unknown }

const isThing = (said: Said): said is Thing => 'types' in said
const listed = (said: Said | readonly Said[] | undefined): readonly Said[] => (said === undefined ? [] : isMany(said) ? said : [said])
const isMany = (said: Said | readonly Said[]): said is readonly Said[] => Array.isArray(said)

/** The things as one JSON-LD document. */
export const jsonLd = (things: readonly Thing[], prefixes: Prefixes): Node => ({ '@context': prefixes, '@graph': things.map(nodeOf) })

function nodeOf({ id, types, says = {} }: Thing): Node {
  return {
    ...(id !== undefined && { '@id': id }), '@type': types,
    ...Object.fromEntries(Object.entries(says).flatMap(([name, said]) => (listed(said).length === 0 ? [] : [[name, listed(said).map(valueOf)]]))),
  }
}

function valueOf(said: Said): Node {
  if (isThing(said)) return nodeOf(said)
  if ('iri' in said) return { '@id': said.iri }
  return { '@value': said.text, ...(said.language && { '@language': said.language }), ...(said.type && { '@type': said.type }) }
}

/** The things as Turtle. */
export function turtle(things: readonly Thing[], prefixes: Prefixes): string {
  const { namedNode, blankNode, literal, quad } = DataFactory
  const writer = new Writer({ prefixes: { ...prefixes } })
  const full = (name: string): string => {
    const [prefix = '', local = ''] = name.split(/:(.*)/s)
    const base = prefixes[prefix]
    if (base === undefined) throw new Error(`No prefix is declared for ${name}`)
    return base + local
  }
  const write = ({ id, types, says = {} }: Thing): ReturnType<typeof namedNode> | ReturnType<typeof blankNode> => {
    const subject = id === undefined ? blankNode() : namedNode(id)
    for (const type of types) writer.addQuad(quad(subject, namedNode(full('rdf:type')), namedNode(full(type))))
    for (const [name, said] of Object.entries(says)) {
      for (const one of listed(said)) {
        const value = isThing(one) ? write(one) : 'iri' in one ? namedNode(one.iri)
          : literal(one.text, one.language ?? (one.type ? namedNode(full(one.type)) : undefined))
        writer.addQuad(quad(subject, namedNode(full(name)), value))
      }
    }
    return subject
  }
  for (const thing of things) write(thing)
  let text = ''
  writer.end((error: Error | null, result: string) => {
    if (error) throw error
    text = result
  })
  return text
}
