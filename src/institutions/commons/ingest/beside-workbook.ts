/** What an XLSX workbook holds beside the cells of its sheets: parts that no table shows, and texts that are judged as texts. */
import { type Budget, eventsOf, type Workbook } from '../../../kernel/archives/index.ts'
import type { Text } from '../../../law/text.ts'
import { noted } from './messages.ts'

/** Parts that are read, and those that say how the workbook looks. */
const plain = /^(\[Content_Types\]\.xml|_rels\/|docProps\/[^/]+\.xml$|xl\/(workbook|styles|sharedStrings|metadata|calcChain)\.xml$|xl\/(_rels|theme|tables|printerSettings|worksheets|persons)\/)/i

const kinds: readonly (readonly [RegExp, () => Text])[] = [
  [/^xl\/(comments|threadedComments)/i, noted.comments], [/^(xl\/(drawings|media|charts|chartsheets|embeddings|diagrams|activeX|ctrlProps)\/|docProps\/thumbnail)/i, noted.pictures],
  [/^xl\/(pivot\w*|externalLinks|queryTables|connections|model|slicer\w*)/i, noted.copies], [/^xl\/(vbaProject|macrosheets|dialogsheets)/i, noted.macros],
]

/** The parts of a workbook that are in no table, in words; empty where there are none. */
export function partsBeside(names: readonly string[]): readonly Text[] {
  const commented = names.some((name) => kinds[0]![0].test(name))
  const beside = names.filter((name) => !name.endsWith('/') && !plain.test(name)
    // The boxes of comments are drawings of an older kind.
    && !(commented && /^xl\/drawings\/(_rels\/)?vmlDrawing/i.test(name)))
  const others = beside.filter((name) => !kinds.some(([kind]) => kind.test(name)))
  return [
    ...kinds.filter(([kind]) => beside.some((name) => kind.test(name))).map(([, words]) => words()),
    ...(others.length > 0 ? [noted.parts(others.slice(0, 10).join(', '))] : []),
  ]
}

/** The texts of the properties of a workbook (its authors, its title) and of its defined names. */
export async function textsBeside({ zip }: Pick<Workbook, 'zip'>, budget: Budget): Promise<readonly string[]> {
  const texts: string[] = []
  for (const { name } of zip.entries.filter((entry) => /^(docProps\/[^/]+\.xml|xl\/workbook\.xml)$/i.test(entry.name))) {
    let said = ''
    for await (const _ of eventsOf({ zip }, name, budget, {
      opened(element, attribute) { said += ` ${element === 'definedName' ? attribute('name') : ''} ` },
      text(text) { said += text },
    }));
    if (said.trim() !== '') texts.push(said.replace(/\s+/g, ' '))
  }
  return texts
}
