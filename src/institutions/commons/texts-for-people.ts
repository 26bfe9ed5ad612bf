/** What in a repository is written for people to read, and what others are given of a commit beside the tables. Pure. */
import { basename } from 'node:path'
import type { RepositoryFile, WithheldFile } from './dataset.ts'

const names = /^(?:readme|licen[cs]e|copying|notice|citation|changelog)(?:\.(?:md|txt|rst|cff))?$/i
/** Longer ones are no texts that anybody reads; in bytes. */
const longest = 256 * 1024

/** A short text about the data, such as `README.md` or `LICENSE`: read for personal data as a text, not as a table. */
export const isForPeople = ({ path, size }: Pick<RepositoryFile, 'path' | 'size'>): boolean => names.test(basename(path)) && size <= longest

/** The files of a commit that others are given as they were sent; `changed`: the gate took something out of the tables that came from them. */
export function givenOut(tree: readonly RepositoryFile[], withheld: readonly WithheldFile[], changed: boolean): readonly RepositoryFile[] {
  const not = new Set(withheld.map(({ path }) => path))
  return tree.filter((file) => !not.has(file.path) && (!changed || isForPeople(file)))
}
