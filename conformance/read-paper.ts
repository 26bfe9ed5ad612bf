/** Asks pyHanko, in the environment of `conformance/requirements.txt`, what it finds in a sealed paper. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const python = join(import.meta.dirname, '.venv', 'bin', 'python')

/** What pyHanko finds; its own words for coverage and attributes. */
export interface ReadPaper {
  readonly signatures: number
  readonly intact: boolean
  readonly valid: boolean
  /** Whether the seal leads to the authority. */
  readonly trusted: boolean
  readonly coverage: string
  readonly subFilter: string
  readonly saidTime: string
  readonly signedAttributes: readonly string[]
  readonly unsignedAttributes: readonly string[]
  /** The keys of the form. */
  readonly form: readonly string[]
  /** The fields that stand on each page. */
  readonly widgets: readonly (readonly string[])[]
  readonly widgetName: string
  readonly links: readonly (readonly { readonly words: string; readonly address: string }[])[]
  /** What stands for each picture. */
  readonly figures: readonly string[]
}

/** Reads a paper with the certificate of the sealing authority (PEM) as of a moment. */
export async function readPaper(paper: string, authority: string, at: string): Promise<ReadPaper> {
  const { stdout } = await promisify(execFile)(python, [join(import.meta.dirname, 'read_paper.py'), paper, authority, at.replace('Z', '+00:00')])
  return JSON.parse(stdout)
}
