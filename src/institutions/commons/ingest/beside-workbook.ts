/** What an XLSX workbook holds beside the cells of its sheets: parts that no table shows, and texts that are judged as texts. */
import { Aside, type Budget, eventsOf, type Workbook } from '../../../kernel/archives/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { noted } from './messages.ts'

/** Parts of which every text, every attribute and every remark is judged; sheets and shared strings are read elsewhere. Others are not read. */
const judged = /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/[^/]+\.xml|xl\/(workbook|styles|metadata|calcChain)\.xml|xl\/(_rels|theme|tables|persons|worksheets\/_rels)\/.+\.(xml|rels))$/i

const kinds: readonly (readonly [RegExp, () => Text])[] = [
  [/^xl\/(comments|threadedComments)/i, noted.comments], [/^(xl\/(drawings|media|charts|chartsheets|embeddings|diagrams|activeX|ctrlProps)\/|docProps\/thumbnail)/i, noted.pictures],
  [/^xl\/(pivot\w*|externalLinks|queryTables|connections|model|slicer\w*)/i, noted.copies], [/^xl\/(vbaProject|macrosheets|dialogsheets)/i, noted.macros],
  [/^xl\/printerSettings\//i, noted.printers],
]

/** What a workbook says beside its sheets: texts to be judged, and in words what of it nobody reads; empty where there is none. */
export async function besideSheets(workbook: Pick<Workbook, 'zip' | 'sheets' | 'strings'>, budget: Budget): Promise<{ readonly texts: readonly string[]; readonly unread: readonly Text[] }> {
  const { zip, sheets, strings } = workbook
  const readElsewhere = new Set([...sheets.map(({ part }) => part), strings?.part].map((part) => part?.toLowerCase()))
  const met = new Set<string>()
  const unread: string[] = []
  const texts: string[] = [...zip.said]
  let cut = false
  for (const { name } of zip.entries.filter((entry) => !entry.name.endsWith('/') || entry.size > 0)) {
    const known = name.toLowerCase()
    // Of two parts of one name only the first is ever read.
    const again = met.has(known)
    met.add(known)
    if (!again && readElsewhere.has(known)) continue
    const said = !again && judged.test(name) ? await saidIn(workbook, name, budget) : undefined
    if (said === undefined) unread.push(name)
    else {
      texts.push(said.text)
      cut ||= said.cut
    }
  }
  return { texts: texts.filter((text) => text !== ''), unread: [...inWords(unread), ...(cut ? [noted.besideCells()] : [])] }
}

/** Everything that a part says; undefined where it is not XML that can be read. */
async function saidIn(workbook: Pick<Workbook, 'zip'>, part: string, budget: Budget): Promise<Aside | undefined> {
  const aside = new Aside()
  const say = (text: string): void => aside.say(text)
  try {
    for await (const _ of eventsOf(workbook, part, budget, {
      opened(name, _attribute, attributes) {
        say(name)
        aside.sayAll(attributes)
      },
      text: say, remark: say,
    }));
    return aside
  } catch (error) {
    if (error instanceof Failure) throw error
    return undefined
  }
}

function inWords(unread: readonly string[]): readonly Text[] {
  const commented = unread.some((name) => kinds[0]![0].test(name))
  // The boxes of comments are drawings of an older kind.
  const beside = unread.filter((name) => !(commented && /^xl\/drawings\/(_rels\/)?vmlDrawing/i.test(name)))
  const others = beside.filter((name) => !kinds.some(([kind]) => kind.test(name)))
  return [
    ...kinds.filter(([kind]) => beside.some((name) => kind.test(name))).map(([, words]) => words()),
    ...(others.length > 0 ? [noted.parts(others.slice(0, 10).join(', '))] : []),
  ]
}
