/** The files beside lessons: given out to be saved, and never shown inside a page. */
import { downloadHeaders } from '../../../kernel/files/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { notFound, type Route, route } from '../../../portal/index.ts'
import { type Lesson, lessonsOf } from './course.ts'
import { words } from './messages.ts'
import { seenBy } from './pages.ts'
import { coursesPath } from './places.ts'
import type { Study } from './study.ts'

/** A file that one of these lessons has; throws where none does. */
export async function fileOf(files: Kernel['files'], lessons: readonly Pick<Lesson, 'files'>[], id: string): Promise<Response> {
  const named = lessons.flatMap((lesson) => lesson.files ?? []).find((one) => one.id === id)
  if (named === undefined) throw notFound()
  const { file, stream } = await files.open(named.id)
  return new Response(stream, { headers: { ...downloadHeaders(file), 'cache-control': 'private, no-store' } })
}

export const lessonFileRoutes = ({ files }: Pick<Kernel, 'files'>, study: Study): readonly Route[] => [
  route({
    method: 'GET', path: `${coursesPath}/:course/lessons/:lesson/files/:file`, kind: 'page', permission: 'everyone', title: words.files, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit, { course, lesson: name, file }) {
      const seen = await seenBy(study, visit, course)
      return fileOf(files, lessonsOf(seen.course).filter((one) => one.id === name), file)
    },
  }),
]
