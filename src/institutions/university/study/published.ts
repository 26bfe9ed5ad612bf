/** The courses that were published: what entries of the register of courses name by a hash. A content never changes, so that it is read once. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Course } from './course.ts'
import { courseOf, readContent } from './content.ts'

/** How a country publishes courses. */
export interface Publishing {
  /** The register whose entries are the published versions, and its fields for the id, the version and the hash of the content. */
  readonly register: string
  readonly fields: { readonly course: string; readonly version: string; readonly title: string; readonly content: string; readonly hash: string }
  /** The procedure by which an entry comes, with a form of these fields. */
  readonly procedure: string
  /** Who writes courses, and who signs what is published. */
  readonly author: string
  readonly signer: string
}

/** Answers every version that is published, of a course and version the one that was entered first. */
export function openPublished({ db, registers }: Pick<Kernel, 'db' | 'registers'>, { register, fields }: Publishing): () => Promise<readonly Course[]> {
  const contents = new Map<string, Course>()
  let known: { readonly acts: number; readonly courses: readonly Course[] } | undefined

  async function contentsOf(hashes: readonly string[]): Promise<void> {
    const unread = hashes.filter((hash) => !contents.has(hash))
    if (unread.length === 0) return
    const rows = await db.selectFrom('course_content').selectAll().where('sha256', 'in', unread).execute()
    for (const { sha256, course, version, content, at } of rows) contents.set(sha256, courseOf(course, version, at.slice(0, 10), readContent(content)))
  }

  return async () => {
    const acts = await registers.acts(register)
    if (known?.acts === acts) return known.courses
    const entries = (await registers.standing(register)).map(({ values }) => ({ course: String(values[fields.course]), version: Number(values[fields.version]), hash: String(values[fields.hash]) }))
    await contentsOf(entries.map(({ hash }) => hash))
    const first = new Map<string, Course>()
    for (const { course, version, hash } of entries) {
      const content = contents.get(hash)
      // An entry names a content by its hash; one that names another course or version than its content is none.
      if (content?.id === course && content.version === version && !first.has(`${course} ${version}`)) first.set(`${course} ${version}`, content)
    }
    known = { acts, courses: [...first.values()] }
    return known.courses
  }
}
