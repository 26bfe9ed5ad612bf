/** The courses that were published: what entries of the register of courses name by a hash. A content never changes, so that it is read once. */
import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/index.ts'
import type { CoreAct } from '../../../law/core-act.ts'
import { Failure } from '../../../law/failure.ts'
import { locales, spoken } from '../../../law/text.ts'
import type { Course } from './course.ts'
import { courseOf, everywhere, readContent } from './content.ts'
import { words } from './messages.ts'

/** How a country publishes courses. */
export interface Publishing {
  /** The register whose entries are the published versions, and its fields for the id, the version and the hash of the content. */
  readonly register: string
  readonly fields: { readonly course: string; readonly version: string; readonly hash: string }
  /** Who writes courses, and who signs what is published. */
  readonly author: string
  readonly signer: string
}

/** To publish a content: what the case says of it is read in the content itself, so that nobody signs one and names another. `content` is its hash. */
export const publishAct: CoreAct = {
  name: 'courses.publish',
  words: spoken({ kk: 'Курстың нұсқасы жарияланады', ru: 'Публикуется версия курса', en: 'A version of a course is published' }),
  takes: { content: { kinds: ['text'] } },
  states: { course: 'text', version: 'integer', title: 'text' },
  twoPeople: true,
}

const kept = new WeakSet<object>()

/** Says who publishes: once for a kernel. The entry itself is what the declaration does to its register; a version of files holds before any, so that none is published beside it. */
export function keepPublishing({ cases }: Pick<Kernel, 'cases'>, inFiles: () => readonly Pick<Course, 'id' | 'version'>[]): void {
  if (kept.has(cases)) return
  kept.add(cases)
  cases.keepCoreAct(publishAct, {
    async reads(tx, _, told) {
      const found = await tx.selectFrom('course_content').select(['course', 'version', 'content']).where('sha256', '=', String(told['content'])).executeTakeFirst()
      if (found === undefined) throw new Failure('invalid', words.noContent, [{ field: 'content', text: words.noContent }])
      const { course, version, content } = found
      if (inFiles().some((one) => one.id === course && one.version === version)) throw new Failure('invalid', words.inFiles, [{ field: 'content', text: words.inFiles }])
      return { course, version, title: everywhere(readContent(content).title)[locales[0]].slice(0, 200) }
    },
    async carryOut() {},
  })
}

/** The courses that were published, as they are served. */
export interface Published {
  /** Every version that is published, of a course and version the one that was entered first. */
  all(): Promise<readonly Course[]>
  /** The number of the newest version of a course that was ever entered, struck ones too; nought for none. */
  lastEver(course: string): Promise<number>
  /** A content by its hash, whether an entry names it still or not; undefined for none. */
  content(hash: string): Promise<Course | undefined>
}

/** Reads each content once: it never changes. */
export function openPublished({ db, registers }: Pick<Kernel, 'db' | 'registers'>, { register, fields }: Publishing): Published {
  const contents = new Map<string, Course>()
  let known: { readonly acts: number; readonly courses: readonly Course[] } | undefined

  async function contentsOf(hashes: readonly string[]): Promise<void> {
    const unread = hashes.filter((hash) => !contents.has(hash))
    if (unread.length === 0) return
    const rows = await db.selectFrom('course_content').selectAll().where('sha256', 'in', unread).execute()
    for (const { sha256, course, version, content, at } of rows) contents.set(sha256, courseOf(course, version, at.slice(0, 10), readContent(content)))
  }

  return {
    async lastEver(course) {
      const { rows } = await sql<{ version: number }>`select coalesce(max((facts ->> ${fields.version})::integer), 0) as version from entry where register = ${register} and facts ->> ${fields.course} = ${course}`.execute(db)
      return rows[0]!.version
    },
    async content(hash) {
      await contentsOf([hash])
      return contents.get(hash)
    },
    async all() {
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
    },
  }
}
