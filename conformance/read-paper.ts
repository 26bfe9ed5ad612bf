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
  /** What was changed behind the seal: `NONE`, or `LTA_UPDATES` for validation data. */
  readonly changed: string
  readonly subFilter: string
  readonly saidTime: string
  readonly signedAttributes: readonly string[]
  readonly unsignedAttributes: readonly string[]
  /** The validation data, and what it says of the seal and its time stamp without a network; null when there is none. */
  readonly stored: null | {
    readonly certificates: number
    readonly lists: number
    /** Whether the data is kept under the name of the signature. */
    readonly namesSignature: boolean
    /** `OK` when the seal and its stamp hold by this data alone. */
    readonly verdict: string
    /** Since when the seal is proved to be there. */
    readonly provedBy: string
    readonly stamp: { readonly valid: boolean; readonly trusted: boolean; readonly by: string }
  }
  /** The keys of the form. */
  readonly form: readonly string[]
  /** The fields that stand on each page. */
  readonly widgets: readonly (readonly string[])[]
  readonly widgetName: string
  readonly links: readonly (readonly { readonly words: string; readonly address: string }[])[]
  /** What stands for each picture. */
  readonly figures: readonly string[]
}

/** Reads a paper with certificates of authorities (PEM) as of a moment. */
export async function readPaper(paper: string, at: string, ...authorities: readonly string[]): Promise<ReadPaper> {
  const { stdout } = await promisify(execFile)(python, [join(import.meta.dirname, 'read_paper.py'), paper, at.replace('Z', '+00:00'), ...authorities])
  return JSON.parse(stdout)
}
