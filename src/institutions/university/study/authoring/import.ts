/** Takes a file that an author sends into a draft: what came, what of it is kept as files, and what was not taken. */
import type { Kernel } from '../../../../kernel/index.ts'
import { type Actor, actorString } from '../../../../kernel/parties/index.ts'
import type { MediaType } from '../../../../kernel/files/index.ts'
import { transact } from '../../../../kernel/database/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { importRules, type NotTaken, readPackage } from '../../cartridge/index.ts'
import type { LessonFile } from '../content.ts'
import type { Draft, Drafts } from './drafts.ts'
import { addTaken, type Language, lessonIn } from './edit.ts'
import { words } from './messages.ts'

const accept: readonly MediaType[] = ['application/pdf', 'image/png', 'image/jpeg', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip', 'text/csv', 'text/plain', 'application/json']
const largest = 25_000_000

export interface Imported { readonly taken: number; readonly notTaken: readonly NotTaken[] }

/** Writes what came into the draft. Throws a `Failure` or a `NotRead` where nothing can be taken; then no file of it stays. */
export async function importInto({ files, db }: Pick<Kernel, 'files' | 'db'>, drafts: Drafts, actor: Actor, draft: Draft, { name, bytes, lesson, language }: { readonly name: string; readonly bytes: Buffer; readonly lesson?: string; readonly language: Language }): Promise<Imported> {
  if ((await drafts.find(draft.id)).revision !== draft.revision) throw new Failure('conflict', words.changedMeanwhile)
  const taken = await readPackage(name, bytes)
  const into = lesson !== undefined && lessonIn(draft.content, lesson) ? lesson : undefined
  if (taken.tasks.length > 0 && into === undefined) throw new Failure('invalid', words.noLesson, [{ field: 'lesson', text: words.noLesson }])
  const by = actorString(actor)
  const notTaken = [...taken.notTaken]
  const kept = new Map<object, LessonFile[]>()
  for (const one of taken.modules.flatMap(({ lessons }) => lessons)) {
    for (const { name: fileName, content } of one.files) {
      try {
        const stored = await files.receive(bytesOf(content), { name: fileName, limitBytes: largest, accept, by })
        kept.set(one, [...kept.get(one) ?? [], { id: stored.id, name: stored.name, size: stored.size, sha256: stored.hash }])
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        notTaken.push({ where: `${one.title}: ${fileName}`, why: error.kind === 'invalid' ? importRules.file : error.text })
      }
    }
  }
  const content = addTaken(draft.content, taken, into, language, (one) => kept.get(one) ?? [])
  const lessons = taken.modules.flatMap((module) => module.lessons)
  const stored = [...kept.values()].flat()
  const count = taken.tasks.length + lessons.length + lessons.reduce((sum, one) => sum + one.tasks.length, 0) + stored.length
  try {
    if (count > 0) {
      await transact(db, async (tx) => {
        await drafts.save(actor, draft, content, tx)
        for (const { id } of stored) await files.attach(tx, id, `course-draft:${draft.id}`, by)
      })
    }
  } catch (error) {
    await transact(db, async (tx) => { for (const { id } of stored) await files.remove(tx, id) })
    throw error
  }
  return { notTaken, taken: count }
}

async function* bytesOf(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content
}
