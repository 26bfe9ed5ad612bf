/** Paths of files and names of branches and tags: what is taken, in one form. */
import { badPath, badRef } from './messages.ts'

// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u001f\u007f-\u009f\\\u2028\u2029\u202a-\u202e\u2066-\u2069]/
const longestPath = 500
const longestSegment = 255

/** A path as repositories keep it: in NFC, relative, without anything that leads out of a folder. Throws a `Failure` (invalid). */
export function pathOf(given: string): string {
  const path = given.isWellFormed() ? given.normalize('NFC') : ''
  const segments = path.split('/')
  const sound = (segment: string): boolean =>
    segment !== '' && segment !== '.' && segment !== '..' && segment.toLowerCase() !== '.git' && Buffer.byteLength(segment) <= longestSegment
  // oxlint-disable-next-line no-control-regex
  if (path.length > longestPath || forbidden.test(path) || !segments.every(sound)) throw badPath(given.slice(0, 100).replace(/[\u0000-\u001f]/g, '?'))
  return path
}

const sha = /^[0-9a-f]{40}$/

/** Stands for the commit before the first one. */
export const noCommit = '0'.repeat(40)

/** Whether a revision is a commit's own name. */
export const isSha = (revision: string): boolean => sha.test(revision)

/** Returns when a branch or a tag may have this name; throws a `Failure` (invalid) otherwise. */
export function checkRef(name: string): void {
  const sound = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/.test(name) && !/\.\.|\/\/|\/\.|\.lock(?:\/|$)|[./]$/.test(name)
  if (!sound || isSha(name) || name === 'HEAD' || name.startsWith('refs/')) throw badRef(name.slice(0, 100))
}
