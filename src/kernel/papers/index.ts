/**
 * Papers: the sheets on which certificates, letters, invoices, badges and reports are set with typst.
 *
 * Promises: a paper is tagged PDF/A-3a in the letters of every language of the portal; the same data gives the same paper. Never: knows what a
 * paper says, or seals one.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const sheets = fileURLToPath(new URL('./sheets/', import.meta.url))

export { qrSvg } from './qr.ts'

export type Sheet = 'certificate' | 'letter' | 'invoice' | 'badge' | 'report'

let compiler: NodeCompiler | undefined

/** One compiler for the process: it keeps the fonts and the parsed sheets. */
function openCompiler(): NodeCompiler {
  const require = createRequire(import.meta.url)
  const font = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/onest/${file}.ttf`))
  const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold']
  const fontBlobs = weights.map((weight) => font(`${weight}/Onest_${weight}`))
  return NodeCompiler.create({ workspace: sheets, fontArgs: [{ fontBlobs }] })
}

/** The paper as PDF/A-3a. `data` is what the sheet asks for, as JSON holds it. Takes some milliseconds, in which the process does nothing else. */
export function typeset(sheet: Sheet, data: unknown): Uint8Array {
  compiler ??= openCompiler()
  try {
    return compile(compiler, `${sheets}${sheet}.typ`, JSON.stringify(data))
  } finally {
    compiler.evictCache(10)
  }
}

/** PDF/A forbids a sign that the font lacks, such as a Chinese one in a name: then the paper is a plain PDF, with a blank for it. */
function compile(by: NodeCompiler, mainFilePath: string, data: string): Uint8Array {
  const source = { mainFilePath, inputs: { data } }
  try {
    return by.pdf(source, { pdfStandard: 'a-3a' })
  } catch (error) {
    const lacksSign = typeof error === 'object' && error !== null && 'code' in error && String(error.code).includes('could not be displayed')
    if (!lacksSign) throw error
    return by.pdf(source, { pdfStandard: '1.7' })
  }
}
