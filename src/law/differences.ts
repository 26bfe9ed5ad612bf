/** Says in words of the law what a new version of a declaration changes: which clauses it adds, and which it takes away. */
import { printCitation } from './citation.ts'
import { type Clause, chaptersOf } from './clauses.ts'
import { type Declaration, writeDeclaration } from './declaration-yaml.ts'
import { inEveryLanguage } from './format.ts'
import type { Procedure } from './procedure.ts'
import type { RegisterTitles } from './register.ts'
import { same, type Text } from './text.ts'

/** A line that something adds, takes away or leaves as it is, or what it acts on, or a heading above such lines; `warns` is a heading above what is to be looked at first. */
export interface Passage { readonly does: 'adds' | 'removes' | 'keeps' | 'reaches' | 'heads' | 'warns'; readonly words: Text }

/** `key` is the same in every version. */
interface Part { readonly key: string; readonly title: Text; readonly lines: readonly Text[] }

/** What the clauses of `after` say otherwise than those of `before`, chapter by chapter; all of them where there was none. Empty when only what is not printed differs. */
export const procedureDifferences = (before: Procedure | undefined, after: Procedure, titles?: RegisterTitles): readonly Passage[] => besideEach(before, after, titles, false)

/** All clauses of a copy, chapter by chapter, with what the service from which it was copied says otherwise. */
export const copyDifferences = (source: Procedure, copy: Procedure, titles?: RegisterTitles): readonly Passage[] => besideEach(source, copy, titles, true)

function besideEach(before: Procedure | undefined, after: Procedure, titles: RegisterTitles | undefined, whole: boolean): readonly Passage[] {
  const [old, fresh] = [before ? partsOf(before, titles) : [], partsOf(after, titles)]
  const gone = old.filter(({ key }) => !fresh.some((part) => part.key === key)).map((part): Part => ({ ...part, lines: [] }))
  return [...fresh, ...gone].flatMap(({ key, title, lines }) => under(title, differences(old.find((part) => part.key === key)?.lines ?? [], lines, whole)))
}

/** The same of what else is declared, whose text is its YAML. */
export const textDifferences = <T extends Exclude<Declaration, Procedure>>(before: T | undefined, after: T): readonly Passage[] => {
  const linesOf = (declaration: T): readonly Text[] => writeDeclaration(declaration, '').split('\n').slice(1).map(same)
  return differences(before ? linesOf(before) : [], linesOf(after))
}

const under = (title: Text, passages: readonly Passage[]): readonly Passage[] => (passages.length === 0 ? [] : [{ does: 'heads', words: title }, ...passages])

const partsOf = (declaration: Procedure, titles: RegisterTitles | undefined): readonly Part[] => [
  { key: '', title: declaration.title, lines: [declaration.title, declaration.body.name, declaration.summary, declaration.audience] },
  ...chaptersOf(declaration, titles).map(({ title, clauses }): Part => ({ key: title.en, title, lines: clauses.flatMap(linesOf) })),
]

const linesOf = ({ words, basis, parts = [] }: Clause): readonly Text[] =>
  [basis === undefined ? words : inEveryLanguage((locale) => `${words[locale]} [${printCitation(basis)[locale]}]`), ...parts.flatMap(linesOf)]

/** Lines that only one of two texts has, in their order: a longest common subsequence of both stays unsaid, unless the `whole` is wanted. */
function differences(before: readonly Text[], after: readonly Text[], whole = false): readonly Passage[] {
  const [a, b] = [before, after].map((lines) => lines.map((line) => JSON.stringify(line))) as [string[], string[]]
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
  }
  const passages: Passage[] = []
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      if (whole) passages.push({ does: 'keeps', words: after[j]! })
      ;[i, j] = [i + 1, j + 1]
    } else if (j === b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) passages.push({ does: 'removes', words: before[i++]! })
    else passages.push({ does: 'adds', words: after[j++]! })
  }
  return passages
}
