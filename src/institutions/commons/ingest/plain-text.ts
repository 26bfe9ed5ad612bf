/** Turns plain text into a table of one column, `text`: a paragraph a row where blank lines part them, otherwise a line a row. */
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { loadDelimited } from './delimited.ts'
import type { Loaded, Loading } from './loading.ts'
import { cannotRead } from './messages.ts'
import { linesOf } from './newlines.ts'

/** Whether blank lines part blocks of which many have several lines. */
function hasParagraphs(head: string): boolean {
  const blocks = head.split(/\r?\n[ \t]*\r?\n/).map((block) => block.trim()).filter((block) => block !== '')
  return blocks.length > 1 && blocks.filter((block) => block.includes('\n')).length >= blocks.length * 0.3
}

/** Loads a text in UTF-8. */
export async function loadPlainText(path: string, loading: Loading): Promise<Loaded> {
  const paragraphs = hasParagraphs(await headOf(path))
  const rows = join(loading.scratch, 'text.csv')
  const file = await open(rows, 'w')
  let buffered = ''
  let count = 0
  const put = async (text: string): Promise<void> => {
    if (text.trim() === '') return
    buffered += `"${text.trim().replaceAll('"', '""')}"\n`
    count += 1
    if (buffered.length < 2 ** 18) return
    await file.appendFile(buffered)
    buffered = ''
  }
  try {
    let paragraph = ''
    for await (const line of linesOf(path)) {
      const clean = line.replace(/^\ufeff/, '')
      if (!paragraphs) await put(clean)
      else if (clean.trim() === '') {
        await put(paragraph)
        paragraph = ''
      } else paragraph += paragraph === '' ? clean : `\n${clean}`
    }
    await put(paragraph)
    await file.appendFile(buffered)
    if (count === 0) throw cannotRead('empty')
    return await loadDelimited(rows, loading, { dialect: { delimiter: ',', newline: '\n', skip: 0, titles: 0, header: ['text'], width: 1 }, allText: true })
  } finally {
    await file.close()
    await rm(rows, { force: true })
  }
}

async function headOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2 ** 20), 0, 2 ** 20, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
